/** What stands after the last scene: the thought to take along, questions to talk about, words to keep, other languages. */
import { useTranslation } from "react-i18next";
import type { Catalog, Story } from "@/api/types";
import styles from "@/features/reading/components/reading.module.css";
import { ToldAgain } from "@/features/reading/components/ToldAgain";
import { useOtherLanguages } from "@/features/reading/hooks/useOtherLanguages";
import { useTellings } from "@/features/reading/hooks/useTellings";
import { textIn } from "@/lib/languages";

interface StoryEndProps {
  readonly story: Story;
  readonly catalog: Catalog | undefined;
  readonly onToldAgain: (story: Story) => void;
}

export function StoryEnd({ story, catalog, onToldAgain }: StoryEndProps) {
  const { t } = useTranslation();
  const own = textIn(story.language);
  const { moral, questions, vocabulary } = story;
  const tellings = useTellings(story);
  const known = tellings.data ?? [];
  const others = useOtherLanguages(story, catalog);
  const untold = tellings.isPending
    ? []
    : others.filter(({ code }) => !known.some(({ language }) => language === code));
  const isToldAgain = known.length > 0 || untold.length > 0;
  if (!moral && questions.length === 0 && vocabulary.length === 0 && !isToldAgain) return null;
  return (
    <aside className={styles.end} aria-label={t("reading.afterwards")}>
      {moral && (
        <p className={styles.moral} {...own}>
          {moral}
        </p>
      )}
      {questions.length > 0 && (
        <section>
          <h2>{t("reading.questions")}</h2>
          <ul className={styles.questions} {...own}>
            {questions.map((question) => (
              <li key={question}>{question}</li>
            ))}
          </ul>
        </section>
      )}
      {vocabulary.length > 0 && (
        <section>
          <h2>{t("reading.vocabulary")}</h2>
          <dl className={styles.vocabulary} {...own}>
            {vocabulary.map(({ word, meaning }) => (
              <div key={word}>
                <dt>{word}</dt>
                <dd>{meaning}</dd>
              </div>
            ))}
          </dl>
        </section>
      )}
      {isToldAgain && <ToldAgain story={story} known={known} languages={untold} onToldAgain={onToldAgain} />}
    </aside>
  );
}
