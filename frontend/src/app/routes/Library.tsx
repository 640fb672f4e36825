/** The shelf of one's own stories. */
import { useTranslation } from "react-i18next";
import styles from "@/app/routes/routes.module.css";
import { useTitle } from "@/app/useTitle";
import { Shelf } from "@/features/library/components/Shelf";
import { classes } from "@/ui/classes";

export function Library() {
  const { t } = useTranslation();
  useTitle(t("library.title"));
  return (
    <div className={classes(styles.column, styles.wide)}>
      <h1 className={styles.title}>{t("library.title")}</h1>
      <Shelf />
    </div>
  );
}
