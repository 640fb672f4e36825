/** The screen for a fault of the page itself. */
import { useTranslation } from "react-i18next";
import { useRouteError } from "react-router";
import styles from "@/app/routes/routes.module.css";
import { ProblemNotice } from "@/ui/Problem";

export function PageFault() {
  const { t } = useTranslation();
  return (
    <div className={styles.column}>
      <h1>{t("common.fault")}</h1>
      <ProblemNotice error={useRouteError()} onRetry={() => location.reload()} />
    </div>
  );
}
