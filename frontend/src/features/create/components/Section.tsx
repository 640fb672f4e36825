/** A part of the form that opens, and asks the server for what it shows, only when it is wanted. */
import { type ReactNode, useState } from "react";
import styles from "@/features/create/components/create.module.css";
import { Icon, type IconName } from "@/ui/Icon";

interface SectionProps {
  readonly icon: IconName;
  readonly title: string;
  readonly hint: string;
  readonly isOpen?: boolean;
  readonly children: ReactNode;
}

export function Section({ icon, title, hint, isOpen = false, children }: SectionProps) {
  const [isShown, setShown] = useState(isOpen);
  return (
    <details
      className={styles.section}
      open={isShown}
      onToggle={(event) => setShown(event.currentTarget.open)}
    >
      <summary className={styles.summary}>
        <span className={styles.badge}>
          <Icon name={icon} />
        </span>
        <span>
          <span className={styles.sectionTitle}>{title}</span>
          <span className={styles.sectionHint}>{hint}</span>
        </span>
        <span className={styles.chevron}>
          <Icon name="chevron" />
        </span>
      </summary>
      <div className={styles.sectionBody}>{isShown && children}</div>
    </details>
  );
}
