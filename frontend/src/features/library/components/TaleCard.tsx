/** One traditional tale: its cover opens it; beneath it where it comes from and how long it takes. */
import { useId } from "react";
import { useTranslation } from "react-i18next";
import type { ShelfTale } from "@/api/types";
import { Cover } from "@/features/library/components/Cover";
import styles from "@/features/library/components/library.module.css";
import { textIn } from "@/lib/languages";

interface TaleCardProps {
  readonly tale: ShelfTale;
  readonly isBusy: boolean;
  readonly onOpen: () => void;
}

export function TaleCard({ tale, isBusy, onOpen }: TaleCardProps) {
  const { t } = useTranslation();
  const factsId = useId();
  const minutes = Math.max(1, Math.round(tale.minutes));
  return (
    <li className={styles.book}>
      <button
        type="button"
        className={styles.cover}
        aria-describedby={factsId}
        aria-busy={isBusy || undefined}
        onClick={onOpen}
      >
        <Cover seed={tale.id} about={tale.about} />
        <span className={styles.coverTitle} {...textIn(tale.language)}>
          {tale.title}
        </span>
      </button>
      <p id={factsId} className={styles.facts}>
        <span {...textIn(tale.language)}>{tale.tradition}</span>
        <span>{t("library.tales.minutes", { count: minutes })}</span>
      </p>
    </li>
  );
}
