/** What stands after the last scene: the thought to take along, questions to talk about, words to keep. */
import { useTranslation } from "react-i18next";
import type { Story } from "@/api/types";
import styles from "@/features/reading/components/reading.module.css";
import { textIn } from "@/lib/languages";

export function StoryEnd({ story }: { story: Story }) {
  const { t } = useTranslation();
  const own = textIn(story.language);
  const { moral, questions, vocabulary } = story;
  if (!moral && questions.length === 0 && vocabulary.length === 0) return null;
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
    </aside>
  );
}
