/** The shelf of one's own stories, and the tales that everybody can begin with. */
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import styles from "@/app/routes/routes.module.css";
import { useTitle } from "@/app/useTitle";
import { Shelf } from "@/features/library/components/Shelf";
import { Tales } from "@/features/library/components/Tales";
import { classes } from "@/ui/classes";

export function Library() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  useTitle(t("library.title"));
  return (
    <div className={classes(styles.column, styles.wide)}>
      <h1 className={styles.title}>{t("library.title")}</h1>
      <Shelf />
      <Tales onTaken={(story) => void navigate(`/stories/${story.id}`)} />
    </div>
  );
}
