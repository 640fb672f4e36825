/** The children that stories are told to, with what each loves and fears. */
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Listener } from "@/api/types";
import { useSession } from "@/api/useSession";
import { ListenerDialog } from "@/features/listeners/components/ListenerDialog";
import styles from "@/features/listeners/components/listeners.module.css";
import { useDeleteListener, useListeners } from "@/features/listeners/hooks/useListeners";
import { Button, IconButton } from "@/ui/Button";
import { Card } from "@/ui/Card";
import { Confirm } from "@/ui/Confirm";
import { ProblemNotice } from "@/ui/Problem";
import { Loading } from "@/ui/States";

export function ListenerList() {
  const { t } = useTranslation();
  const listeners = useListeners();
  const { status } = useSession();
  const [isAdding, setAdding] = useState(false);
  return (
    <Card title={t("listeners.title")} icon="people">
      <p className={styles.lead}>{t("listeners.lead")}</p>
      {status === "in" && listeners.isPending && <Loading />}
      {listeners.error && <ProblemNotice error={listeners.error} onRetry={() => void listeners.refetch()} />}
      {listeners.data && (
        <ul className={styles.list}>
          {listeners.data.map((listener) => (
            <ListenerRow key={listener.id} listener={listener} />
          ))}
        </ul>
      )}
      <Button icon="plus" onClick={() => setAdding(true)}>
        {t("listeners.add")}
      </Button>
      {isAdding && <ListenerDialog onClose={() => setAdding(false)} onAdded={() => setAdding(false)} />}
    </Card>
  );
}

function ListenerRow({ listener }: { listener: Listener }) {
  const { t } = useTranslation();
  const deleting = useDeleteListener();
  const [isAsking, setAsking] = useState(false);
  const { id, name, loves, fears } = listener;
  return (
    <li className={styles.row}>
      <div>
        <h3>{name}</h3>
        {loves.length > 0 && <p>{t("listeners.lovesAre", { things: loves.join(", ") })}</p>}
        {fears.length > 0 && <p>{t("listeners.fearsAre", { things: fears.join(", ") })}</p>}
      </div>
      <IconButton icon="trash" label={t("listeners.forget", { name })} onClick={() => setAsking(true)} />
      {isAsking && (
        <Confirm
          title={t("listeners.forgetTitle", { name })}
          text={t("listeners.forgetText")}
          action={t("listeners.forget", { name })}
          doing={deleting}
          onConfirm={() => deleting.mutate(id)}
          onClose={() => setAsking(false)}
        />
      )}
    </li>
  );
}
