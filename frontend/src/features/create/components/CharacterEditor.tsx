/** Who is to be in the story: a name, a few words, a few traits each. */
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { fieldProblem } from "@/api/problems";
import styles from "@/features/create/components/create.module.css";
import type { DraftCharacter } from "@/features/create/draft";
import { freshId } from "@/lib/random";
import { Button, IconButton } from "@/ui/Button";
import { TextField } from "@/ui/Field";

interface CharacterEditorProps {
  readonly characters: readonly DraftCharacter[];
  readonly onChange: (characters: readonly DraftCharacter[]) => void;
  readonly fault: string | undefined;
  readonly error: unknown;
}

const MOST = 8;

export function CharacterEditor({ characters, onChange, fault, error }: CharacterEditorProps) {
  const { t } = useTranslation();
  const list = useRef<HTMLUListElement>(null);
  const justAdded = useRef(false);
  useEffect(() => {
    if (!justAdded.current) return;
    justAdded.current = false;
    list.current?.querySelector<HTMLElement>("li:last-child input")?.focus();
  });

  const add = () => {
    justAdded.current = true;
    onChange([...characters, { key: freshId(), name: "", description: "", traits: "" }]);
  };
  const change = (key: string, to: Partial<DraftCharacter>) =>
    onChange(characters.map((one) => (one.key === key ? { ...one, ...to } : one)));

  return (
    <>
      <ul className={styles.characters} ref={list}>
        {characters.map((character, index) => (
          <li key={character.key} className={styles.character}>
            <CharacterFields
              character={character}
              onChange={(to) => change(character.key, to)}
              fault={
                (!character.name.trim() ? fault : undefined) ??
                fieldProblem(error, `/characters/${index}/name`)
              }
            />
            <IconButton
              icon="trash"
              label={t("create.character.remove", { name: character.name || index + 1 })}
              onClick={() => onChange(characters.filter(({ key }) => key !== character.key))}
            />
          </li>
        ))}
      </ul>
      {characters.length < MOST && (
        <Button icon="plus" onClick={add}>
          {t("create.character.add")}
        </Button>
      )}
    </>
  );
}

interface CharacterFieldsProps {
  readonly character: DraftCharacter;
  readonly onChange: (to: Partial<DraftCharacter>) => void;
  readonly fault: string | undefined;
}

function CharacterFields({ character, onChange, fault }: CharacterFieldsProps) {
  const { t } = useTranslation();
  return (
    <div className={styles.characterFields}>
      <TextField
        label={t("create.character.name")}
        data-name
        placeholder={t("create.character.nameExample")}
        value={character.name}
        fault={fault}
        maxLength={80}
        autoComplete="off"
        onChange={(event) => onChange({ name: event.target.value })}
      />
      <TextField
        label={t("create.character.description")}
        placeholder={t("create.character.descriptionExample")}
        value={character.description}
        maxLength={300}
        autoComplete="off"
        onChange={(event) => onChange({ description: event.target.value })}
      />
      <TextField
        label={t("create.character.traits")}
        placeholder={t("create.character.traitsExample")}
        value={character.traits}
        maxLength={200}
        autoComplete="off"
        onChange={(event) => onChange({ traits: event.target.value })}
      />
    </div>
  );
}
