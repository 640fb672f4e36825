/** What the player says while there is no sound: that it is coming, that it failed, how to ask for it. */
import { useTranslation } from "react-i18next";
import type { Narration, Story } from "@/api/types";
import styles from "@/features/reading/components/Player.module.css";
import { useRequestNarration } from "@/features/reading/hooks/useNarration";
import type { ReadAloud } from "@/features/reading/readAloud";
import { likedVoice, likeVoice } from "@/lib/likedVoices";
import { Button } from "@/ui/Button";
import { ProblemNotice } from "@/ui/Problem";

interface SilenceProps {
  readonly story: Story;
  readonly narration: Narration | undefined;
  readonly readAloud: ReadAloud;
}

/** What stands in place of the controls while there is no sound; what is asked for is heard as soon as it is there. */
export function Silence({ story, narration, readAloud }: SilenceProps) {
  const { t } = useTranslation();
  const asking = useRequestNarration(story.id);
  if (narration?.status === "working" || (story.status === "writing" && !narration)) return <Coming />;
  if (!narration || story.scenes.length === 0) return null;
  const hasFailed = narration.status === "failed";
  const ask = async () => {
    // A voice that could not do it is not asked a second time.
    if (hasFailed) likeVoice(story.language, null);
    const voice = likedVoice(story.language);
    const made = await asking.mutateAsync(voice ? { voice } : {}).catch(() => null);
    if (made) readAloud.play();
  };
  return (
    <>
      {hasFailed && <p>{t("reading.player.failed")}</p>}
      {asking.error && <ProblemNotice error={asking.error} />}
      <Button kind="primary" icon="play" busy={asking.isPending} onClick={() => void ask()}>
        {t("reading.player.ask")}
      </Button>
    </>
  );
}

/** The voice got only so far: what it has read is heard, and it may try the rest again. */
export function BrokenOff({ storyId, narration }: { storyId: string; narration: Narration }) {
  const { t } = useTranslation();
  const asking = useRequestNarration(storyId);
  const { voice, cast } = narration;
  return (
    <div className={styles.failed} role="alert">
      <p>{t("reading.player.failed")}</p>
      <Button busy={asking.isPending} onClick={() => asking.mutate({ ...(voice && { voice }), cast })}>
        {t("common.tryAgain")}
      </Button>
    </div>
  );
}

export function Coming() {
  const { t } = useTranslation();
  return (
    <p className={styles.coming} role="status">
      {t("reading.player.coming")}
    </p>
  );
}

/** The sound is there, and could not be played. */
export function SoundFailed({ onRetry }: { onRetry: () => void }) {
  const { t } = useTranslation();
  return (
    <div className={styles.failed} role="alert">
      <p>{t("reading.player.broken")}</p>
      <Button onClick={onRetry}>{t("common.tryAgain")}</Button>
    </div>
  );
}

/** The story, its voices or how a word is said has changed since: what is there is heard until it is read anew. */
export function Outdated({ storyId, narration }: { storyId: string; narration: Narration }) {
  const { t } = useTranslation();
  const asking = useRequestNarration(storyId);
  const { voice, cast } = narration;
  return (
    <div className={styles.failed} role="status">
      <p>{t("reading.player.changed")}</p>
      {asking.error && <ProblemNotice error={asking.error} />}
      <Button busy={asking.isPending} onClick={() => asking.mutate({ ...(voice && { voice }), cast })}>
        {t("reading.player.anew")}
      </Button>
    </div>
  );
}
