/** A natural voice that can be fetched: what it weighs and under which licence, then how far it is. */
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import type { InstallableVoice } from "@/api/types";
import { VoiceRow } from "@/features/voices/components/VoiceRow";
import styles from "@/features/voices/components/voices.module.css";
import { megabytes } from "@/features/voices/progress";
import { Button } from "@/ui/Button";
import { Dialog, DialogActions } from "@/ui/Dialog";

interface InstallableRowProps {
  readonly voice: InstallableVoice;
  readonly mayInstall: boolean;
  readonly isBusy: boolean;
  readonly onInstall: () => void;
  readonly onStop: () => void;
}

export function InstallableRow({ voice, mayInstall, isBusy, onInstall, onStop }: InstallableRowProps) {
  const [isAsking, setAsking] = useState(false);
  const install = () => (voice.license ? onInstall() : setAsking(true));
  return (
    <VoiceRow
      name={voice.name}
      facts={<Facts voice={voice} />}
      action={(nameId) =>
        mayInstall && (
          <Action voice={voice} nameId={nameId} isBusy={isBusy} onInstall={install} onStop={onStop} />
        )
      }
    >
      {isAsking && <LicenseQuestion voice={voice} onInstall={onInstall} onClose={() => setAsking(false)} />}
      {voice.status === "installing" && <Progress voice={voice} />}
      {voice.status === "failed" && <Failure problem={voice.problem} />}
    </VoiceRow>
  );
}

function Facts({ voice }: { voice: InstallableVoice }) {
  const { t, i18n } = useTranslation();
  const facts = [
    voice.gender !== "neutral" && t(`voices.genders.${voice.gender}`),
    t(`voices.qualities.${voice.quality}`),
    voice.bytes > 0 && megabytes(voice.bytes, i18n.language),
  ];
  return (
    <>
      {facts.filter(Boolean).join(" · ")}
      {" · "}
      <a href={voice.license_url || voice.source_url} target="_blank" rel="noreferrer">
        {voice.license ? <span lang="en">{voice.license}</span> : t("voices.unknownLicense")}
        <span className="visually-hidden"> {t("voices.licenseOf", { name: voice.name })}</span>
      </a>
    </>
  );
}

/** Asked before a voice is fetched of which nobody tells the licence. */
function LicenseQuestion({
  voice,
  onInstall,
  onClose,
}: {
  voice: InstallableVoice;
  onInstall: () => void;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  return (
    <Dialog title={t("voices.askTitle", { name: voice.name })} onClose={onClose}>
      <p>{t("voices.askText")}</p>
      <p>
        <a href={voice.license_url || voice.source_url} target="_blank" rel="noreferrer">
          {t("voices.license")}
          <span className="visually-hidden"> {t("voices.licenseOf", { name: voice.name })}</span>
        </a>
      </p>
      <DialogActions>
        <Button onClick={onClose}>{t("common.cancel")}</Button>
        <Button
          kind="primary"
          onClick={() => {
            onClose();
            onInstall();
          }}
        >
          {t("voices.install")}
        </Button>
      </DialogActions>
    </Dialog>
  );
}

function Action({
  voice,
  nameId,
  isBusy,
  onInstall,
  onStop,
}: Omit<InstallableRowProps, "mayInstall"> & { nameId: string }) {
  const { t } = useTranslation();
  const id = useId();
  const isOnItsWay = voice.status === "installing";
  const words = { available: "install", failed: "installAgain", installed: "install" } as const;
  return (
    <Button
      id={id}
      kind={isOnItsWay ? "plain" : "primary"}
      disabled={isBusy}
      aria-labelledby={`${id} ${nameId}`}
      onClick={isOnItsWay ? onStop : onInstall}
    >
      {voice.status === "installing" ? t("common.cancel") : t(`voices.${words[voice.status]}`)}
    </Button>
  );
}

function Progress({ voice }: { voice: InstallableVoice }) {
  const { t, i18n } = useTranslation();
  const received = megabytes(voice.received_bytes, i18n.language);
  const total = megabytes(voice.bytes, i18n.language);
  const words = t("voices.received", { received, total });
  return (
    <div className={styles.progress}>
      <progress
        aria-label={t("voices.receiving", { name: voice.name })}
        aria-valuetext={words}
        max={voice.bytes || undefined}
        value={voice.bytes ? voice.received_bytes : undefined}
      />
      <span>{words}</span>
    </div>
  );
}

function Failure({ problem }: { problem: string | null | undefined }) {
  const { t } = useTranslation();
  return (
    <div className={styles.failure} role="alert">
      <p>{t("voices.installFailed")}</p>
      {problem && (
        <p lang="en" dir="ltr">
          {problem}
        </p>
      )}
    </div>
  );
}
