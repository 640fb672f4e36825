/** The screen for an address that leads nowhere. */
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useTitle } from "@/app/useTitle";
import { Empty } from "@/ui/States";

export function NotFound() {
  const { t } = useTranslation();
  useTitle(t("common.notFound.title"));
  return (
    <Empty title={t("common.notFound.title")}>
      <p>{t("common.notFound.text")}</p>
      <Link to="/">{t("common.notFound.home")}</Link>
    </Empty>
  );
}
