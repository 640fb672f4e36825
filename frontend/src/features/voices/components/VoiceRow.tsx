/** One voice: what it is, a sample of it, and the way to have it read. */
import { type ReactNode, useId } from "react";
import { useTranslation } from "react-i18next";
import styles from "@/features/voices/components/voices.module.css";
import type { Sample } from "@/features/voices/hooks/useSample";
import { Button, IconButton } from "@/ui/Button";
import { Icon } from "@/ui/Icon";

/** How voices are chosen in the sheet. */
export interface VoiceChoice {
  readonly current: string;
  readonly sample: Sample;
  readonly isBusy: boolean;
  readonly onUse: (voiceId: string) => void;
}

interface VoiceRowProps {
  readonly name: string;
  readonly facts?: ReactNode;
  readonly sample?: ReactNode;
  /** What can be done with it; said together with its name. */
  readonly action: (nameId: string) => ReactNode;
  readonly children?: ReactNode;
}

export function VoiceRow({ name, facts, sample, action, children }: VoiceRowProps) {
  const id = useId();
  return (
    <li className={styles.voice}>
      {sample}
      <div className={styles.words}>
        <p id={id} className={styles.name}>
          {name}
        </p>
        {facts && <p className={styles.facts}>{facts}</p>}
      </div>
      <div className={styles.action}>{action(id)}</div>
      {children}
    </li>
  );
}

/** Lets the voice be heard, and stops it. */
export function SampleButton({
  name,
  url,
  sample,
}: {
  name: string;
  url: string | null | undefined;
  sample: Sample;
}) {
  const { t } = useTranslation();
  if (!url) return <span className={styles.noSample} />;
  const isHeard = sample.url === url;
  return (
    <IconButton
      icon={isHeard ? "pause" : "play"}
      filled
      className={styles.sample}
      label={t(isHeard ? "voices.stopSample" : "voices.sample", { name })}
      onClick={() => sample.toggle(url)}
    />
  );
}

/** The mark of the voice that reads now, or the button that makes it. */
export function UseButton({ id, nameId, choice }: { id: string; nameId: string; choice: VoiceChoice }) {
  const { t } = useTranslation();
  const buttonId = useId();
  if (choice.current === id) {
    return (
      <span className={styles.current}>
        <Icon name="check" size={20} />
        {t("voices.current")}
      </span>
    );
  }
  return (
    <Button
      id={buttonId}
      aria-labelledby={`${buttonId} ${nameId}`}
      disabled={choice.isBusy}
      onClick={() => choice.onUse(id)}
    >
      {t("voices.use")}
    </Button>
  );
}
