/** A new word: how it is written and how it sounds, heard before it is kept. */
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { fieldProblem } from "@/api/problems";
import styles from "@/features/words/components/words.module.css";
import type { useTrial } from "@/features/words/hooks/useTrial";
import { useAddWord } from "@/features/words/hooks/useWords";
import { textIn } from "@/lib/languages";
import { Button } from "@/ui/Button";
import { Card } from "@/ui/Card";
import { TextField } from "@/ui/Field";
import { ProblemNotice } from "@/ui/Problem";

const NOTHING = { written: "", said: "", ipa: "" };

export function WordForm({ language, trial }: { language: string; trial: ReturnType<typeof useTrial> }) {
  const { t } = useTranslation();
  const adding = useAddWord();
  const [word, setWord] = useState(NOTHING);
  const written = word.written.trim();
  const asked = {
    language,
    written,
    ...(word.said.trim() && { said: word.said.trim() }),
    ...(word.ipa.trim() && { ipa: word.ipa.trim() }),
  };
  const isWanting = written !== "" && !asked.said && !asked.ipa;
  const keep = (event: FormEvent) => {
    event.preventDefault();
    if (!isWanting) adding.mutate({ ...asked, note: "" }, { onSuccess: () => setWord(NOTHING) });
  };

  return (
    <Card title={t("words.new")} icon="plus">
      <form className={styles.form} onSubmit={keep}>
        <TextField
          label={t("words.written")}
          placeholder={t("words.writtenExample")}
          required
          maxLength={100}
          autoComplete="off"
          {...textIn(language)}
          value={word.written}
          fault={fieldProblem(adding.error, "/written")}
          onChange={(event) => setWord({ ...word, written: event.target.value })}
        />
        <TextField
          label={t("words.said")}
          hint={t("words.saidHint")}
          placeholder={t("words.saidExample")}
          maxLength={200}
          autoComplete="off"
          {...textIn(language)}
          value={word.said}
          fault={fieldProblem(adding.error, "/said")}
          onChange={(event) => setWord({ ...word, said: event.target.value })}
        />
        <details className={styles.more}>
          <summary>{t("words.sounds")}</summary>
          <TextField
            label={t("words.ipa")}
            hint={t("words.ipaHint")}
            maxLength={200}
            autoComplete="off"
            lang="und-fonipa"
            dir="ltr"
            value={word.ipa}
            fault={fieldProblem(adding.error, "/ipa")}
            onChange={(event) => setWord({ ...word, ipa: event.target.value })}
          />
        </details>
        {adding.error && <ProblemNotice error={adding.error} />}
        <p role="status" className={styles.said}>
          {adding.data && !written && t("words.kept", { word: adding.data.written })}
          {isWanting && t("words.wanting")}
        </p>
        <div className={styles.buttons}>
          <Button icon="play" disabled={!written} busy={trial.isPending} onClick={() => trial.mutate(asked)}>
            {t("words.hear")}
          </Button>
          <Button kind="primary" type="submit" disabled={!written || isWanting} busy={adding.isPending}>
            {t("words.keep")}
          </Button>
        </div>
      </form>
    </Card>
  );
}
