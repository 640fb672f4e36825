/** Who reads: a button in the player, and the sheet it opens. */
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { VoiceDialog } from "@/features/voices/components/VoiceDialog";
import styles from "@/features/voices/components/voices.module.css";
import { useWantedVoice } from "@/features/voices/hooks/useWantedVoice";
import { shareOf } from "@/features/voices/progress";
import { type Reading, usualVoice, type Voices } from "@/features/voices/voices";
import { likeVoice } from "@/lib/likedVoices";
import { Icon } from "@/ui/Icon";

interface VoicePickerProps extends Reading {
  /** The narrator of the reading now; null is the usual one. */
  readonly narrator: string | null;
  /** Asks for another reading; resolves with whether that was taken on. */
  readonly onChoose: (voices: Voices) => Promise<boolean>;
  readonly onOpen: () => void;
  /** Closed with nothing chosen. */
  readonly onLeave: () => void;
}

export function VoicePicker(props: VoicePickerProps) {
  const { language, narrator, onChoose, onOpen, onLeave } = props;
  const { t, i18n } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const read = async (voices: Voices) => {
    if (!(await onChoose(voices))) return setOpen(true);
    setOpen(false);
    if (voices.narrator !== undefined) likeVoice(language, voices.narrator);
  };
  const wanting = useWantedVoice(language, isOpen, (voiceId) => void read({ narrator: voiceId }));
  const share = wanting.wanted && shareOf(wanting.wanted);
  const percent = new Intl.NumberFormat(i18n.language, { style: "percent" });
  return (
    <>
      <button
        type="button"
        className={styles.open}
        aria-haspopup="dialog"
        title={t("voices.title")}
        onClick={() => {
          onOpen();
          setOpen(true);
        }}
      >
        <Icon name="voice" />
        <span className={share === undefined ? styles.label : styles.share}>
          {share === undefined ? t("voices.button") : percent.format(share)}
        </span>
        {share !== undefined && <span className="visually-hidden">{t("voices.onItsWay")}</span>}
      </button>
      {isOpen && (
        <VoiceDialog
          {...props}
          narrator={narrator ?? usualVoice(language)}
          wanting={wanting}
          onRead={read}
          onClose={() => {
            setOpen(false);
            onLeave();
          }}
        />
      )}
    </>
  );
}
