/** Traditional tales in the language that the person reads: one press takes a tale and opens it. */
import { useId } from "react";
import { useTranslation } from "react-i18next";
import type { ShelfTale, Story } from "@/api/types";
import styles from "@/features/library/components/library.module.css";
import { TaleCard } from "@/features/library/components/TaleCard";
import { useTakeTale, useTales } from "@/features/library/hooks/useTales";
import { ProblemNotice } from "@/ui/Problem";
import { Loading } from "@/ui/States";

export function Tales({ onTaken }: { onTaken: (story: Story) => void }) {
  const { t, i18n } = useTranslation();
  const tales = useTales(i18n.language);
  const titleId = useId();
  return (
    <section className={styles.tales} aria-labelledby={titleId}>
      <h2 id={titleId}>{t("library.tales.title")}</h2>
      <p className={styles.lead}>{t("library.tales.lead")}</p>
      {tales.isPending && <Loading />}
      {tales.error && <ProblemNotice error={tales.error} onRetry={() => void tales.refetch()} />}
      {tales.data?.length === 0 && <p>{t("library.tales.empty")}</p>}
      {tales.data && tales.data.length > 0 && <TaleCards tales={tales.data} onTaken={onTaken} />}
    </section>
  );
}

function TaleCards({ tales, onTaken }: { tales: readonly ShelfTale[]; onTaken: (story: Story) => void }) {
  const taking = useTakeTale();
  const take = async (tale: ShelfTale) => {
    if (taking.isPending) return;
    const story = await taking.mutateAsync(tale).catch(() => null);
    if (story) onTaken(story);
  };
  return (
    <>
      {taking.error && <ProblemNotice error={taking.error} />}
      <ul className={styles.books}>
        {tales.map((tale) => (
          <TaleCard
            key={tale.id}
            tale={tale}
            isBusy={taking.isPending && taking.variables.id === tale.id}
            onOpen={() => void take(tale)}
          />
        ))}
      </ul>
    </>
  );
}
