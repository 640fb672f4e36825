/** Voices made from recordings of people: those that are here, and those that can be fetched. */
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import type { InstallableVoice, Voice } from "@/api/types";
import { InstallableRow } from "@/features/voices/components/InstallableRow";
import { SampleButton, UseButton, type VoiceChoice, VoiceRow } from "@/features/voices/components/VoiceRow";
import styles from "@/features/voices/components/voices.module.css";
import type { useWantedVoice } from "@/features/voices/hooks/useWantedVoice";
import { modelOf, removableBy, usualVoice } from "@/features/voices/voices";
import { nativeName } from "@/lib/languages";
import { Button, IconButton } from "@/ui/Button";
import { Confirm } from "@/ui/Confirm";
import { ProblemNotice } from "@/ui/Problem";

/** So many that can be fetched are shown at first. */
const FEW = 4;

interface NaturalVoicesProps {
  readonly language: string;
  readonly voices: readonly Voice[];
  readonly wanting: ReturnType<typeof useWantedVoice>;
  readonly choice: VoiceChoice;
}

export function NaturalVoices({ language, voices, wanting, choice }: NaturalVoicesProps) {
  const { t } = useTranslation();
  const titleId = useId();
  const [isAll, setAll] = useState(false);
  const { data, error, refetch } = wanting.installable;
  const here = new Set(voices.map(({ id }) => id));
  const isNone = data !== undefined && voices.length + data.items.length === 0;
  const toFetch = data?.items.filter(({ id }) => !here.has(id)) ?? [];
  const shown = isAll
    ? toFetch
    : toFetch.filter((voice, index) => index < FEW || voice.status !== "available");
  return (
    <section aria-labelledby={titleId}>
      <h3 id={titleId}>{t("voices.natural")}</h3>
      {isNone && <p>{t("voices.noNatural", { language: nativeName(language) })}</p>}
      {toFetch.length > 0 && <p className={styles.lead}>{t("voices.naturalLead")}</p>}
      {error && <ProblemNotice error={error} onRetry={() => void refetch()} />}
      {wanting.installError && <ProblemNotice error={wanting.installError} />}
      {data && !data.may_install && toFetch.length > 0 && <p>{t("voices.mayNotInstall")}</p>}
      <ul className={styles.voices}>
        {voices.map((voice) => (
          <InstalledRow
            key={voice.id}
            voice={voice}
            choice={choice}
            removable={data?.may_install ? removableBy(voice, voices, data.items) : undefined}
            wanting={wanting}
          />
        ))}
        {shown.map((voice) => (
          <InstallableRow
            key={voice.id}
            voice={voice}
            mayInstall={data?.may_install ?? false}
            isBusy={wanting.isAsking}
            onInstall={() => wanting.install(voice.id)}
            onStop={() => wanting.stop(voice.id)}
          />
        ))}
      </ul>
      {shown.length < toFetch.length && (
        <Button kind="quiet" icon="chevron" onClick={() => setAll(true)}>
          {t("voices.moreNatural", { count: toFetch.length - shown.length })}
        </Button>
      )}
    </section>
  );
}

interface InstalledRowProps {
  readonly voice: Voice;
  readonly choice: VoiceChoice;
  readonly removable: InstallableVoice | undefined;
  readonly wanting: ReturnType<typeof useWantedVoice>;
}

function InstalledRow({ voice, choice, removable, wanting }: InstalledRowProps) {
  const { t } = useTranslation();
  const [isAsking, setAsking] = useState(false);
  const remove = (model: InstallableVoice) => {
    const isReading = modelOf(choice.current) === model.id;
    wanting.removing.mutate(model.id, {
      onSuccess: () => {
        setAsking(false);
        if (isReading) choice.onUse(usualVoice(voice.language));
      },
    });
  };
  return (
    <VoiceRow
      name={voice.name}
      facts={t(`voices.genders.${voice.gender ?? "neutral"}`)}
      sample={<SampleButton name={voice.name} url={voice.sample_url} sample={choice.sample} />}
      action={(nameId) => (
        <>
          <UseButton id={voice.id} nameId={nameId} choice={choice} />
          {removable && (
            <IconButton
              icon="trash"
              label={t("voices.removeVoice", { name: removable.name })}
              onClick={() => setAsking(true)}
            />
          )}
        </>
      )}
    >
      {isAsking && removable && (
        <Confirm
          title={t("voices.removeTitle", { name: removable.name })}
          text={t("voices.removeText")}
          action={t("voices.removeVoice", { name: removable.name })}
          doing={wanting.removing}
          onConfirm={() => remove(removable)}
          onClose={() => setAsking(false)}
        />
      )}
    </VoiceRow>
  );
}
