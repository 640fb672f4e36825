/** What a voice is called in the language of the page. */
import { useTranslation } from "react-i18next";
import { partsOf } from "@/features/voices/voices";

/** A role's name; of several who play it, their number; else the name that the voice came with. */
export function useVoiceName(): (voiceId: string, given: string) => string {
  const { t, i18n } = useTranslation();
  return (voiceId, given) => {
    const { role, number } = partsOf(voiceId) ?? { role: "", number: 1 };
    const isKnown = role !== "" && i18n.exists(`voices.roles.${role}`);
    const name = isKnown ? t(`voices.roles.${role}` as "voices.roles.narrator") : given;
    return number > 1 ? t("voices.another", { name, number }) : name;
  };
}
