/** A part of the form that opens when it is wanted. */
import type { ReactNode } from "react";
import styles from "@/features/create/components/create.module.css";
import { Icon, type IconName } from "@/ui/Icon";

interface SectionProps {
  readonly icon: IconName;
  readonly title: string;
  readonly hint: string;
  readonly isOpen?: boolean;
  readonly children: ReactNode;
}

export function Section({ icon, title, hint, isOpen, children }: SectionProps) {
  return (
    <details className={styles.section} open={isOpen || undefined}>
      <summary className={styles.summary}>
        <span className={styles.badge}>
          <Icon name={icon} />
        </span>
        <span>
          <span className={styles.sectionTitle}>{title}</span>
          <span className={styles.sectionHint}>{hint}</span>
        </span>
        <span className={styles.plus}>
          <Icon name="plus" />
        </span>
      </summary>
      <div className={styles.sectionBody}>{children}</div>
    </details>
  );
}
