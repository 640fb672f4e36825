/** The form a story is asked with: what it is about first, everything else on demand. */
import { type FormEvent, type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { fieldProblem } from "@/api/problems";
import type { Story } from "@/api/types";
import { CharacterEditor } from "@/features/create/components/CharacterEditor";
import { Choices } from "@/features/create/components/Choices";
import styles from "@/features/create/components/create.module.css";
import { ScenarioField } from "@/features/create/components/ScenarioField";
import { Section } from "@/features/create/components/Section";
import { StoryLanguage } from "@/features/create/components/StoryLanguage";
import { missing, requestOf } from "@/features/create/draft";
import { useDraft } from "@/features/create/hooks/useDraft";
import { useTelling } from "@/features/create/hooks/useTelling";
import { Button } from "@/ui/Button";
import { ProblemNotice } from "@/ui/Problem";

interface CreateFormProps {
  readonly pictureIds: readonly string[];
  readonly arePicturesBusy: boolean;
  /** What must be done with the pictures before the story is asked for. */
  readonly beforeTelling: (language: string) => Promise<void>;
  readonly picturePicker: ReactNode;
  readonly listenerPicker: (listenerId: string, onChoose: (listenerId: string) => void) => ReactNode;
  readonly onTold: (story: Story) => void;
}

export function CreateForm(props: CreateFormProps) {
  const { t, i18n } = useTranslation();
  const { draft, change, finish } = useDraft(i18n.language);
  const telling = useTelling();
  const [wanting, setWanting] = useState<"anything" | "name" | null>(null);
  const [pictureFault, setPictureFault] = useState<unknown>(null);
  const [isPreparing, setPreparing] = useState(false);

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const lacks = missing(draft, props.pictureIds.length);
    setWanting(lacks);
    setPictureFault(null);
    if (lacks) return focusOn(form, lacks);
    setPreparing(true);
    try {
      await props.beforeTelling(draft.language);
    } catch (error) {
      return setPictureFault(error);
    } finally {
      setPreparing(false);
    }
    telling.mutate(requestOf(draft, props.pictureIds), {
      onSuccess: (story) => {
        finish();
        props.onTold(story);
      },
    });
  };

  return (
    <form className={styles.form} onSubmit={(event) => void submit(event)} noValidate>
      <div className={styles.sheet}>
        <ScenarioField
          draft={draft}
          change={change}
          fault={
            wanting === "anything" ? t("create.wanting.anything") : fieldProblem(telling.error, "/scenario")
          }
        />
        <StoryLanguage draft={draft} change={change} />
        <Section icon="picture" title={t("create.pictures")} hint={t("create.picturesHint")}>
          {props.picturePicker}
        </Section>
        <Section
          icon="people"
          title={t("create.characters")}
          hint={t("create.charactersHint")}
          isOpen={draft.characters.length > 0}
        >
          <CharacterEditor
            characters={draft.characters}
            onChange={(characters) => change({ characters })}
            fault={wanting === "name" ? t("create.wanting.name") : undefined}
            error={telling.error}
          />
        </Section>
        <Section icon="sparkle" title={t("create.choices")} hint={t("create.choicesHint")}>
          {props.listenerPicker(draft.listenerId, (listenerId) => change({ listenerId }))}
          <Choices draft={draft} change={change} />
        </Section>
      </div>
      {telling.error && <ProblemNotice error={telling.error} />}
      {pictureFault !== null && <ProblemNotice error={pictureFault} />}
      <Button
        kind="primary"
        type="submit"
        icon="sparkle"
        large
        className={styles.tell}
        busy={isPreparing || telling.isPending}
        disabled={props.arePicturesBusy}
      >
        {t(
          telling.isPending
            ? "create.telling"
            : props.arePicturesBusy
              ? "create.waitForPictures"
              : "create.tell",
        )}
      </Button>
    </form>
  );
}

/** Puts the cursor where something is missing. */
function focusOn(form: HTMLFormElement, lacks: "anything" | "name"): void {
  const selector = lacks === "anything" ? "textarea" : "input[data-name]:placeholder-shown";
  form.querySelector<HTMLElement>(selector)?.focus();
}
