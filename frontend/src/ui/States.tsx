/** What a screen shows when it has nothing to show yet, or nothing at all. */
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Lantern } from "@/ui/Lantern";
import styles from "@/ui/States.module.css";

/** Something is on its way. */
export function Loading({ label }: { label?: string }) {
  const { t } = useTranslation();
  return (
    <div className={styles.loading} role="status">
      <Lantern className={styles.lantern} />
      <p>{label ?? t("common.loading")}</p>
    </div>
  );
}

/** There is nothing here, and what to do about it. */
export function Empty({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className={styles.empty}>
      <Lantern />
      <h2>{title}</h2>
      {children}
    </div>
  );
}
