/** The words that are kept, each to be heard and to be forgotten. */
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Word } from "@/api/types";
import { useSession } from "@/api/useSession";
import styles from "@/features/words/components/words.module.css";
import type { useTrial } from "@/features/words/hooks/useTrial";
import { useDeleteWord, useWords } from "@/features/words/hooks/useWords";
import { nativeName, textIn } from "@/lib/languages";
import { IconButton } from "@/ui/Button";
import { Card } from "@/ui/Card";
import { Confirm } from "@/ui/Confirm";
import { ProblemNotice } from "@/ui/Problem";
import { Loading } from "@/ui/States";

type Trying = ReturnType<typeof useTrial>;

export function WordList({ language, trial }: { language: string; trial: Trying }) {
  const { t } = useTranslation();
  const words = useWords(language);
  const { status } = useSession();
  const isNone = status === "out" || words.data?.length === 0;
  return (
    <Card title={t("words.list")} icon="book">
      {status === "in" && words.isPending && <Loading />}
      {words.error && <ProblemNotice error={words.error} onRetry={() => void words.refetch()} />}
      {isNone && <p className={styles.lead}>{t("words.none", { language: nativeName(language) })}</p>}
      {words.data && words.data.length > 0 && (
        <ul>
          {words.data.map((word) => (
            <WordRow key={word.id} word={word} trial={trial} />
          ))}
        </ul>
      )}
    </Card>
  );
}

function WordRow({ word, trial }: { word: Word; trial: Trying }) {
  const { t } = useTranslation();
  const deleting = useDeleteWord();
  const [isAsking, setAsking] = useState(false);
  const { id, language, written, said, ipa } = word;
  const hear = () => trial.mutate({ language, written, ...(said && { said }), ...(ipa && { ipa }) });
  return (
    <li className={styles.row}>
      <IconButton icon="play" filled label={t("words.hearWord", { word: written })} onClick={hear} />
      <div className={styles.word}>
        <h3 {...textIn(language)}>{written}</h3>
        {said && <p {...textIn(language)}>{said}</p>}
        {ipa && (
          <p lang="und-fonipa" dir="ltr">
            {ipa}
          </p>
        )}
        {word.story_id && <p>{t("words.inOneStory")}</p>}
      </div>
      <IconButton icon="trash" label={t("words.forget", { word: written })} onClick={() => setAsking(true)} />
      {isAsking && (
        <Confirm
          title={t("words.forgetTitle", { word: written })}
          text={t("words.forgetText")}
          action={t("words.forget", { word: written })}
          doing={deleting}
          onConfirm={() => deleting.mutate(id)}
          onClose={() => setAsking(false)}
        />
      )}
    </li>
  );
}
