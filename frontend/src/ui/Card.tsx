/** A sheet of paper with a heading. */
import { type ReactNode, useId } from "react";
import styles from "@/ui/Card.module.css";
import { Icon, type IconName } from "@/ui/Icon";

export function Card({ title, icon, children }: { title: string; icon?: IconName; children: ReactNode }) {
  const id = useId();
  return (
    <section className={styles.card} aria-labelledby={id}>
      <h2 id={id} className={styles.title}>
        {icon && <Icon name={icon} />}
        {title}
      </h2>
      {children}
    </section>
  );
}
