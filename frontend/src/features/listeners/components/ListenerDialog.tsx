/** Asks about a child: a name, an age, what it loves and what it fears. */
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { fieldProblem } from "@/api/problems";
import type { Listener, ListenerRequest } from "@/api/types";
import styles from "@/features/listeners/components/listeners.module.css";
import { useAddListener } from "@/features/listeners/hooks/useListeners";
import { Button } from "@/ui/Button";
import { Chips } from "@/ui/Chips";
import { Dialog, DialogActions } from "@/ui/Dialog";
import { TextField } from "@/ui/Field";
import { ProblemNotice } from "@/ui/Problem";

type AgeBand = NonNullable<ListenerRequest["age_band"]>;
const AGE_BANDS = ["toddlers", "preschool", "kids", "teens"] as const satisfies readonly AgeBand[];

export function ListenerDialog({
  onClose,
  onAdded,
}: {
  onClose: () => void;
  onAdded: (listener: Listener) => void;
}) {
  const { t, i18n } = useTranslation();
  const adding = useAddListener();
  const [name, setName] = useState("");
  const [ageBand, setAgeBand] = useState<AgeBand>("kids");
  const [loves, setLoves] = useState("");
  const [fears, setFears] = useState("");

  const submit = (event: FormEvent) => {
    event.preventDefault();
    event.stopPropagation();
    const listener = {
      name: name.trim(),
      age_band: ageBand,
      languages: [i18n.language],
      loves: several(loves),
      fears: several(fears),
    };
    adding.mutate(listener, { onSuccess: onAdded });
  };

  return (
    <Dialog title={t("listeners.add")} onClose={onClose}>
      <form className={styles.form} onSubmit={submit}>
        <TextField
          label={t("listeners.name")}
          hint={t("listeners.nameHint")}
          required
          maxLength={60}
          autoComplete="off"
          value={name}
          fault={fieldProblem(adding.error, "/name")}
          onChange={(event) => setName(event.target.value)}
        />
        <Chips
          label={t("listeners.age")}
          value={ageBand}
          onChoose={setAgeBand}
          chips={AGE_BANDS.map((value) => ({ value, label: t(`listeners.ages.${value}`) }))}
        />
        <TextField
          label={t("listeners.loves")}
          hint={t("listeners.commas")}
          placeholder={t("listeners.lovesExample")}
          value={loves}
          fault={fieldProblem(adding.error, "/loves")}
          onChange={(event) => setLoves(event.target.value)}
        />
        <TextField
          label={t("listeners.fears")}
          hint={t("listeners.fearsHint")}
          placeholder={t("listeners.fearsExample")}
          value={fears}
          fault={fieldProblem(adding.error, "/fears")}
          onChange={(event) => setFears(event.target.value)}
        />
        {adding.error && <ProblemNotice error={adding.error} />}
        <DialogActions>
          <Button onClick={onClose}>{t("common.cancel")}</Button>
          <Button kind="primary" type="submit" busy={adding.isPending}>
            {t("listeners.save")}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}

/** The parts of a list that a person wrote with commas, of whichever script. */
function several(text: string): string[] {
  return text
    .split(/[,،;\n]/)
    .map((part) => part.trim())
    .filter(Boolean);
}
