/** Who is signed in: nobody, a guest who may register, or somebody who may sign out. */
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { session } from "@/api/client";
import type { User } from "@/api/types";
import { useSession } from "@/api/useSession";
import { logout } from "@/features/account/api/logout";
import { LoginForm } from "@/features/account/components/LoginForm";
import { RegisterForm } from "@/features/account/components/RegisterForm";
import { Button } from "@/ui/Button";
import { Card } from "@/ui/Card";
import { Chips } from "@/ui/Chips";
import { ProblemNotice } from "@/ui/Problem";
import { Loading } from "@/ui/States";

export function AccountCard() {
  const { t } = useTranslation();
  const { status, user, error } = useSession();
  if (status === "starting") return <Loading />;
  if (error !== undefined) return <ProblemNotice error={error} onRetry={() => void session.start()} />;
  if (user && !user.is_guest) return <SignedInCard user={user} />;
  return (
    <Card title={t(user ? "account.guest" : "account.out")} icon="person">
      <p>{t(user ? "account.guestText" : "account.outText")}</p>
      <Doors />
    </Card>
  );
}

/** The two ways in, side by side. */
function Doors() {
  const { t } = useTranslation();
  const [door, setDoor] = useState<"register" | "login">("register");
  return (
    <>
      <Chips
        label={t("account.door")}
        value={door}
        onChoose={setDoor}
        chips={[
          { value: "register", label: t("account.register.title") },
          { value: "login", label: t("account.login.title") },
        ]}
      />
      {door === "register" ? <RegisterForm /> : <LoginForm />}
    </>
  );
}

function SignedInCard({ user }: { user: User }) {
  const { t } = useTranslation();
  const leaving = useMutation({ mutationFn: logout });
  return (
    <Card title={user.full_name || t("account.in")} icon="person">
      <p>{t("account.inText", { email: user.email })}</p>
      {leaving.error && <ProblemNotice error={leaving.error} />}
      <Button busy={leaving.isPending} onClick={() => leaving.mutate()}>
        {t("account.logout")}
      </Button>
    </Card>
  );
}
