/** Many words at once: a PLS file is brought along, or one's own words are taken away as one. */
import { useRef } from "react";
import { useTranslation } from "react-i18next";
import type { WordsBrought } from "@/api/types";
import styles from "@/features/words/components/words.module.css";
import { useBringWords, useTakeWords, useWords } from "@/features/words/hooks/useWords";
import { keepFile } from "@/lib/keepFile";
import { Button } from "@/ui/Button";
import { Card } from "@/ui/Card";
import { ProblemNotice } from "@/ui/Problem";

export function WordFiles({ language }: { language: string }) {
  const { t } = useTranslation();
  const file = useRef<HTMLInputElement>(null);
  const bringing = useBringWords(language);
  const taking = useTakeWords(language);
  const isEmpty = !useWords(language).data?.length;
  const bring = (input: HTMLInputElement) => {
    const [chosen] = input.files ?? [];
    if (chosen) bringing.mutate(chosen);
    input.value = "";
  };
  return (
    <Card title={t("words.files")} icon="people">
      <p className={styles.lead}>{t("words.filesText")}</p>
      {bringing.error && <ProblemNotice error={bringing.error} />}
      {taking.error && <ProblemNotice error={taking.error} />}
      <div role="status">{bringing.data && <Brought brought={bringing.data} />}</div>
      <div className={styles.buttons}>
        <Button busy={bringing.isPending} onClick={() => file.current?.click()}>
          {t("words.bring")}
        </Button>
        <Button
          disabled={isEmpty}
          busy={taking.isPending}
          onClick={() =>
            taking.mutate(undefined, { onSuccess: (pls) => keepFile(pls, `lexicon-${language}.pls`) })
          }
        >
          {t("words.take")}
        </Button>
      </div>
      <input
        ref={file}
        type="file"
        accept=".pls,.xml,application/pls+xml"
        hidden
        data-testid="words-file"
        aria-label={t("words.bring")}
        onChange={(event) => bring(event.target)}
      />
    </Card>
  );
}

function Brought({ brought }: { brought: WordsBrought }) {
  const { t } = useTranslation();
  const { added, replaced, unchanged, skipped = [] } = brought;
  return (
    <>
      <p>{t("words.brought", { added, replaced, unchanged })}</p>
      {skipped.length > 0 && (
        <>
          <p>{t("words.skipped")}</p>
          <ul>
            {skipped.map(({ line, column, reason }) => (
              <li key={`${line}.${column}`}>
                {t("words.line", { line })} <span lang="en">{reason}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
