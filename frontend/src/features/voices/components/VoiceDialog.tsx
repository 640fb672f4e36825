/** The sheet of voices: natural ones, the storytellers that are always there, and who plays whom. */
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { CastVoices } from "@/features/voices/components/CastVoices";
import { NaturalVoices } from "@/features/voices/components/NaturalVoices";
import { Storytellers } from "@/features/voices/components/Storytellers";
import styles from "@/features/voices/components/voices.module.css";
import { useSample } from "@/features/voices/hooks/useSample";
import { useVoices } from "@/features/voices/hooks/useVoices";
import type { useWantedVoice } from "@/features/voices/hooks/useWantedVoice";
import { isNatural, type Reading, usualVoice, type Voices } from "@/features/voices/voices";
import { Dialog } from "@/ui/Dialog";
import { ProblemNotice } from "@/ui/Problem";
import { Loading } from "@/ui/States";

interface VoiceDialogProps extends Reading {
  readonly narrator: string;
  readonly wanting: ReturnType<typeof useWantedVoice>;
  readonly onRead: (voices: Voices) => Promise<void>;
  readonly onClose: () => void;
}

export function VoiceDialog({
  language,
  narrator,
  cast,
  choosing,
  wanting,
  onRead,
  onClose,
}: VoiceDialogProps) {
  const { t } = useTranslation();
  const voices = useVoices(language, true);
  const sample = useSample();
  const choice = {
    current: narrator,
    sample,
    isBusy: choosing.isPending,
    onUse: (id: string) => void onRead({ narrator: id === usualVoice(language) ? null : id }),
  };
  return (
    <Dialog title={t("voices.title")} onClose={onClose}>
      <div className={styles.sheet}>
        {choosing.error !== null && choosing.error !== undefined && <ProblemNotice error={choosing.error} />}
        {sample.isFailed && <p role="alert">{t("voices.sampleFailed")}</p>}
        {voices.isPending && <Loading />}
        {voices.error && <ProblemNotice error={voices.error} onRetry={() => void voices.refetch()} />}
        {voices.data && (
          <>
            <NaturalVoices
              language={language}
              voices={voices.data.filter(isNatural)}
              wanting={wanting}
              choice={choice}
            />
            <Storytellers voices={voices.data.filter((voice) => !isNatural(voice))} choice={choice} />
            <CastVoices
              key={JSON.stringify(cast)}
              cast={cast}
              voices={voices.data}
              sample={sample}
              isBusy={choosing.isPending}
              onRead={(chosen) => void onRead({ cast: chosen })}
            />
            <Link to={`/words?language=${language}`}>{t("words.wrong")}</Link>
          </>
        )}
      </div>
    </Dialog>
  );
}
