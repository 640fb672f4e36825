/** Chooses the child a story is for; nobody in particular is the first choice. */
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ListenerDialog } from "@/features/listeners/components/ListenerDialog";
import styles from "@/features/listeners/components/listeners.module.css";
import { useListeners } from "@/features/listeners/hooks/useListeners";
import { Button } from "@/ui/Button";
import { Chips } from "@/ui/Chips";
import { ProblemNotice } from "@/ui/Problem";

export function ListenerPicker({
  value,
  onChoose,
}: {
  value: string;
  onChoose: (listenerId: string) => void;
}) {
  const { t } = useTranslation();
  const listeners = useListeners();
  const [isAdding, setAdding] = useState(false);
  const known = listeners.data ?? [];
  const chosen = known.some(({ id }) => id === value) ? value : "";
  return (
    <div className={styles.picker}>
      {known.length > 0 && (
        <Chips
          label={t("listeners.forWhom")}
          value={chosen}
          onChoose={onChoose}
          chips={[
            { value: "", label: t("listeners.anyone") },
            ...known.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
      )}
      {listeners.error && <ProblemNotice error={listeners.error} onRetry={() => void listeners.refetch()} />}
      <Button kind="quiet" icon="plus" onClick={() => setAdding(true)}>
        {t("listeners.add")}
      </Button>
      {isAdding && (
        <ListenerDialog
          onClose={() => setAdding(false)}
          onAdded={(listener) => {
            setAdding(false);
            onChoose(listener.id);
          }}
        />
      )}
    </div>
  );
}
