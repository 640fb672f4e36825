/** The reading voice: play and pause, scene by scene, a bar to move along, how fast. */
import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { NarratedScene, Narration, Story } from "@/api/types";
import styles from "@/features/reading/components/Player.module.css";
import { PositionBar } from "@/features/reading/components/PositionBar";
import { BrokenOff, Coming, Outdated, Silence, SoundFailed } from "@/features/reading/components/Silence";
import { useMediaKeys } from "@/features/reading/hooks/useMediaKeys";
import { useNextSceneReady } from "@/features/reading/hooks/useNextSceneReady";
import { useReading } from "@/features/reading/hooks/useReadAloud";
import { SPEEDS, useSpeed } from "@/features/reading/hooks/useSpeed";
import type { ReadAloud, Reading } from "@/features/reading/readAloud";
import { Button, IconButton } from "@/ui/Button";
import { classes } from "@/ui/classes";
import { Icon } from "@/ui/Icon";
import { ProblemNotice } from "@/ui/Problem";

interface PlayerProps {
  readonly story: Story;
  readonly narration: UseQueryResult<Narration>;
  readonly readAloud: ReadAloud;
  readonly isFollowing: boolean;
  readonly onFollow: () => void;
  /** The choice of who reads. */
  readonly voicePicker: ReactNode;
}

export function Player({ story, narration, readAloud, isFollowing, onFollow, voicePicker }: PlayerProps) {
  const { t } = useTranslation();
  const reading = useReading(readAloud);
  const scenes = narration.data?.scenes ?? [];
  const isHeard = scenes.length > 0;
  const sound = { reading, readAloud, scenes, onFollow };
  return (
    <section className={styles.player} aria-label={t("reading.player.label")}>
      {narration.error && <ProblemNotice error={narration.error} onRetry={() => void narration.refetch()} />}
      {isHeard && <Progress {...sound} narration={narration} isFollowing={isFollowing} />}
      <div className={isHeard ? styles.buttons : styles.silence}>
        {narration.data && story.scenes.length > 0 && voicePicker}
        {isHeard ? (
          <Controls {...sound} title={story.title ?? ""} />
        ) : (
          <Silence story={story} narration={narration.data} readAloud={readAloud} />
        )}
      </div>
      {isHeard && narration.data?.status === "stale" && (
        <Outdated storyId={story.id} narration={narration.data} />
      )}
      {isHeard && narration.data?.status === "failed" && (
        <BrokenOff storyId={story.id} narration={narration.data} />
      )}
      {narration.data?.status === "working" && isHeard && reading.status === "waiting" && <Coming />}
    </section>
  );
}

interface SoundProps {
  readonly reading: Reading;
  readonly readAloud: ReadAloud;
  readonly scenes: readonly NarratedScene[];
  readonly onFollow: () => void;
}

/** Where the reading is, and what to do where it got lost. */
function Progress({
  reading,
  readAloud,
  scenes,
  onFollow,
  narration,
  isFollowing,
}: SoundProps & { narration: UseQueryResult<Narration>; isFollowing: boolean }) {
  const { t } = useTranslation();
  const again = () => void narration.refetch().then(() => readAloud.play());
  return (
    <>
      {reading.status === "failed" && <SoundFailed onRetry={again} />}
      {isOn(reading) && !isFollowing && (
        <Button icon="locate" className={styles.follow} onClick={onFollow}>
          {t("reading.player.follow")}
        </Button>
      )}
      <PositionBar readAloud={readAloud} reading={reading} scenes={scenes} />
    </>
  );
}

function Controls({ reading, readAloud, scenes, onFollow, title }: SoundProps & { title: string }) {
  const { t } = useTranslation();
  const [speed, setSpeed] = useSpeed(readAloud);
  const index = scenes.findIndex(({ number }) => number === reading.scene);
  useNextSceneReady(scenes[index + 1]?.audio_url);
  useMediaKeys(title, readAloud);

  const toggle = () => {
    if (!isOn(reading)) onFollow();
    readAloud.toggle();
  };

  return (
    <>
      <IconButton
        icon="previous"
        label={t("reading.player.previous")}
        className={classes(styles.previous, styles.flip)}
        onClick={() => readAloud.step(-1)}
      />
      <button
        type="button"
        className={styles.play}
        aria-label={t(isOn(reading) ? "reading.player.pause" : "reading.player.play")}
        aria-busy={reading.status === "loading" || reading.status === "waiting" || undefined}
        onClick={toggle}
      >
        <Icon name={isOn(reading) ? "pause" : "play"} size={32} filled />
      </button>
      <IconButton
        icon="next"
        label={t("reading.player.next")}
        className={styles.flip}
        disabled={index >= scenes.length - 1}
        onClick={() => readAloud.step(1)}
      />
      <label className={styles.speed}>
        <span className="visually-hidden">{t("reading.player.speed")}</span>
        <select value={speed} onChange={(event) => setSpeed(Number(event.target.value))}>
          {SPEEDS.map((one) => (
            <option key={one} value={one}>
              {t("reading.player.times", { speed: one })}
            </option>
          ))}
        </select>
      </label>
    </>
  );
}

function isOn({ status }: Reading): boolean {
  return status === "playing" || status === "loading" || status === "waiting";
}
