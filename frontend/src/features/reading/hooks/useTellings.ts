/** The tellings of a story in other languages that its owner has; none while they are not known. */
import { useQuery } from "@tanstack/react-query";
import type { Story } from "@/api/types";
import { listTellings } from "@/features/reading/api/listTellings";

export function useTellings(story: Story) {
  return useQuery({
    queryKey: ["shelf", "tellings", story.id],
    queryFn: () => listTellings(story.id),
    staleTime: 0, // one that was being told when this was last looked at has its title now
  });
}
