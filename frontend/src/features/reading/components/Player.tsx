/** The reading voice: play and pause, scene by scene, a bar to move along, how fast. */
import type { UseQueryResult } from "@tanstack/react-query";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import type { Narration, Story } from "@/api/types";
import styles from "@/features/reading/components/Player.module.css";
import { PositionBar } from "@/features/reading/components/PositionBar";
import { useRequestNarration } from "@/features/reading/hooks/useNarration";
import { useReading } from "@/features/reading/hooks/useReadAloud";
import { SPEEDS, useSpeed } from "@/features/reading/hooks/useSpeed";
import type { ReadAloud } from "@/features/reading/readAloud";
import { Button, IconButton } from "@/ui/Button";
import { Icon } from "@/ui/Icon";
import { ProblemNotice } from "@/ui/Problem";

interface PlayerProps {
  readonly story: Story;
  readonly narration: UseQueryResult<Narration>;
  readonly readAloud: ReadAloud;
  readonly isFollowing: boolean;
  readonly onFollow: () => void;
}

export function Player({ story, narration, readAloud, isFollowing, onFollow }: PlayerProps) {
  const { t } = useTranslation();
  const scenes = narration.data?.scenes ?? [];
  return (
    <section className={styles.player} aria-label={t("reading.player.label")}>
      {narration.error && <ProblemNotice error={narration.error} onRetry={() => void narration.refetch()} />}
      {scenes.length > 0 ? (
        <Controls
          title={story.title ?? ""}
          narration={narration}
          readAloud={readAloud}
          isFollowing={isFollowing}
          onFollow={onFollow}
        />
      ) : (
        <Silence story={story} narration={narration.data} />
      )}
    </section>
  );
}

/** What stands in place of the controls while there is no sound. */
function Silence({ story, narration }: { story: Story; narration: Narration | undefined }) {
  const { t } = useTranslation();
  const asking = useRequestNarration(story.id);
  const isComing = narration?.status === "working";
  if (isComing || (story.status === "writing" && !narration)) {
    return (
      <p className={styles.coming} role="status">
        {t("reading.player.coming")}
      </p>
    );
  }
  if (!narration || story.scenes.length === 0) return null;
  return (
    <div className={styles.silence}>
      {narration.status === "failed" && <p>{t("reading.player.failed")}</p>}
      {asking.error && <ProblemNotice error={asking.error} />}
      <Button kind="primary" icon="play" busy={asking.isPending} onClick={() => asking.mutate()}>
        {t("reading.player.ask")}
      </Button>
    </div>
  );
}

interface ControlsProps {
  readonly title: string;
  readonly narration: UseQueryResult<Narration>;
  readonly readAloud: ReadAloud;
  readonly isFollowing: boolean;
  readonly onFollow: () => void;
}

function Controls({ title, narration, readAloud, isFollowing, onFollow }: ControlsProps) {
  const { t } = useTranslation();
  const reading = useReading(readAloud);
  const [speed, setSpeed] = useSpeed(readAloud);
  const scenes = narration.data?.scenes ?? [];
  const index = scenes.findIndex(({ number }) => number === reading.scene);
  const isOn = reading.status === "playing" || reading.status === "loading" || reading.status === "waiting";
  useNextSceneReady(scenes[index + 1]?.audio_url);
  useMediaKeys(title, readAloud);

  const toggle = () => {
    if (!isOn) onFollow();
    readAloud.toggle();
  };
  const again = () => void narration.refetch().then(() => readAloud.play());

  return (
    <>
      {reading.status === "failed" && <SoundFailed onRetry={again} />}
      {isOn && !isFollowing && (
        <Button icon="locate" className={styles.follow} onClick={onFollow}>
          {t("reading.player.follow")}
        </Button>
      )}
      <PositionBar readAloud={readAloud} reading={reading} scenes={scenes} />
      <div className={styles.buttons}>
        <IconButton
          icon="previous"
          label={t("reading.player.previous")}
          className={styles.flip}
          onClick={() => readAloud.step(-1)}
        />
        <button
          type="button"
          className={styles.play}
          aria-label={t(isOn ? "reading.player.pause" : "reading.player.play")}
          aria-busy={reading.status === "loading" || reading.status === "waiting" || undefined}
          onClick={toggle}
        >
          <Icon name={isOn ? "pause" : "play"} size={32} filled />
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
      </div>
      {reading.status === "waiting" && (
        <p className={styles.coming} role="status">
          {t("reading.player.coming")}
        </p>
      )}
    </>
  );
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
