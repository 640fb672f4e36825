/** The reading voice: play and pause, scene by scene, a bar to move along, how fast. */
import type { UseQueryResult } from "@tanstack/react-query";
import { type ReactNode, useEffect } from "react";
import { useTranslation } from "react-i18next";
import type { NarratedScene, Narration, Story } from "@/api/types";
import styles from "@/features/reading/components/Player.module.css";
import { PositionBar } from "@/features/reading/components/PositionBar";
import { useRequestNarration } from "@/features/reading/hooks/useNarration";
import { useReading } from "@/features/reading/hooks/useReadAloud";
import { SPEEDS, useSpeed } from "@/features/reading/hooks/useSpeed";
import type { ReadAloud, Reading } from "@/features/reading/readAloud";
import { likedVoice } from "@/lib/likedVoices";
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
          <Silence story={story} narration={narration.data} />
        )}
      </div>
      {isHeard && reading.status === "waiting" && <Coming />}
    </section>
  );
}

/** What stands in place of the controls while there is no sound. */
function Silence({ story, narration }: { story: Story; narration: Narration | undefined }) {
  const { t } = useTranslation();
  const asking = useRequestNarration(story.id);
  if (narration?.status === "working" || (story.status === "writing" && !narration)) return <Coming />;
  if (!narration || story.scenes.length === 0) return null;
  const hasFailed = narration.status === "failed";
  // A voice that could not do it is not asked a second time.
  const voice = hasFailed ? null : likedVoice(story.language);
  return (
    <>
      {hasFailed && <p>{t("reading.player.failed")}</p>}
      {asking.error && <ProblemNotice error={asking.error} />}
      <Button
        kind="primary"
        icon="play"
        busy={asking.isPending}
        onClick={() => asking.mutate(voice ? { voice } : {})}
      >
        {t("reading.player.ask")}
      </Button>
    </>
  );
}

function Coming() {
  const { t } = useTranslation();
  return (
    <p className={styles.coming} role="status">
      {t("reading.player.coming")}
    </p>
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

function SoundFailed({ onRetry }: { onRetry: () => void }) {
  const { t } = useTranslation();
  return (
    <div className={styles.failed} role="alert">
      <p>{t("reading.player.broken")}</p>
      <Button onClick={onRetry}>{t("common.tryAgain")}</Button>
    </div>
  );
}

/** Fetches the next scene's sound early, so that one scene flows into the next. */
function useNextSceneReady(url: string | undefined): void {
  useEffect(() => {
    if (!url) return;
    const next = new Audio();
    next.preload = "auto";
    next.src = url;
  }, [url]);
}

/** The keys of a keyboard, a headset and a locked phone. */
function useMediaKeys(title: string, readAloud: ReadAloud): void {
  useEffect(() => {
    const media = navigator.mediaSession;
    if (!media) return;
    media.metadata = new MediaMetadata({ title, artist: "Kahaniyaa" });
    const keys: readonly [MediaSessionAction, () => void][] = [
      ["play", () => readAloud.play()],
      ["pause", () => readAloud.pause()],
      ["previoustrack", () => readAloud.step(-1)],
      ["nexttrack", () => readAloud.step(1)],
    ];
    for (const [key, action] of keys) media.setActionHandler(key, action);
    return () => {
      for (const [key] of keys) media.setActionHandler(key, null);
    };
  }, [title, readAloud]);
}
