/** The API's shapes under the page's own names: the one place that knows what the generated document calls them. */
import type { components } from "@/api/generated/schema";

type Schemas = components["schemas"];

export type User = Schemas["UserAnswer"];
export type SignedIn = Schemas["EntryAnswer"];
export type Story = Schemas["Story"];
export type StorySummary = Schemas["StorySummary"];
export type ShelfTale = Schemas["ShelfTale"];
export type StoryRequest = Schemas["StoryRequest"];
export type Scene = Schemas["Scene"];
export type Line = Schemas["Line"];
export type Narration = Schemas["Narration"];
export type NarrationRequest = Schemas["NarrationRequest"];
export type NarratedScene = Schemas["NarratedScene"];
export type SpokenWord = NarratedScene["words"][number];
export type Image = Schemas["Image"];
export type PictureFacts = Schemas["PictureFacts"];
export type Listener = Schemas["Listener"];
export type ListenerRequest = Schemas["ListenerRequest"];
export type Catalog = Schemas["Catalog"];
export type Voice = Schemas["Voice"];
export type InstallableVoice = Schemas["InstallableVoice"];
export type InstallableVoices = Schemas["InstallableVoices"];
export type Word = Schemas["LexiconEntry"];
export type WordRequest = Schemas["EntryRequest"];
export type WordTrial = Schemas["Trial"];
export type WordsBrought = Schemas["LexiconImport"];
