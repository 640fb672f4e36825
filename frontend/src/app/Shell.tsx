/** What stands around every screen: the way to skip to it, the page's name, the ways through it. */
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { NavLink, Outlet, ScrollRestoration, useLocation, useNavigation } from "react-router";
import { PageLanguageMenu } from "@/app/PageLanguageMenu";
import styles from "@/app/Shell.module.css";
import { Icon, type IconName } from "@/ui/Icon";
import { Lantern } from "@/ui/Lantern";

const WAYS = [
  { to: "/", icon: "quill", label: "common.nav.create" },
  { to: "/stories", icon: "book", label: "common.nav.library" },
  { to: "/account", icon: "person", label: "common.nav.account" },
] as const satisfies readonly { to: string; icon: IconName; label: string }[];

/** The frame of the page. */
export function Shell() {
  const { t } = useTranslation();
  const main = useFocusOnArrival();
  const isComing = useNavigation().state !== "idle";
  return (
    <>
      <a className={styles.skip} href="#main">
        {t("common.skip")}
      </a>
      <header className={styles.head}>
        <NavLink to="/" className={styles.name} aria-label={t("common.home")}>
          <Lantern size={30} />
          <span aria-hidden="true">{t("common.name")}</span>
        </NavLink>
        <nav aria-label={t("common.nav.label")} className={styles.ways}>
          {WAYS.map((way) => (
            <NavLink key={way.to} to={way.to} end={way.to === "/"} className={styles.way}>
              <Icon name={way.icon} />
              <span>{t(way.label)}</span>
            </NavLink>
          ))}
        </nav>
        <PageLanguageMenu />
      </header>
      <main id="main" ref={main} tabIndex={-1} className={styles.main} aria-busy={isComing}>
        <Outlet />
      </main>
      <ScrollRestoration />
    </>
  );
}

/** Moves the focus to the screen that was navigated to, so that a screen reader begins there. */
function useFocusOnArrival() {
  const main = useRef<HTMLElement>(null);
  const { pathname } = useLocation();
  const before = useRef(pathname);
  useEffect(() => {
    if (before.current === pathname) return;
    before.current = pathname;
    main.current?.focus({ preventScroll: true });
  }, [pathname]);
  return main;
}
