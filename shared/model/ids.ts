import type { Brand } from '../basics/brand.ts';
import { branded } from '../basics/decode.ts';

/** SHA-256 of the sample's bytes, 64 lower-case hex digits: the same sample on every machine. */
export type SampleId = Brand<string, 'SampleId'>;
export type ProjectId = Brand<string, 'ProjectId'>;
export type PersonId = Brand<string, 'PersonId'>;
export type QuestionId = Brand<string, 'QuestionId'>;
export type LabelId = Brand<string, 'LabelId'>;
export type RoundId = Brand<string, 'RoundId'>;
export type RegionId = Brand<string, 'RegionId'>;
/** 128 random bits, 32 hex digits. */
export type CommitId = Brand<string, 'CommitId'>;
/** Names one history file: minted when an installation first writes to a project folder. 16 hex digits. */
export type WriterId = Brand<string, 'WriterId'>;
/** SHA-256 (hex) of the canonical JSON of published content: a guideline or label set version. */
export type ContentHash = Brand<string, 'ContentHash'>;
/** Names a folder that media were imported from, without saying where it lies; 'project' is the project folder itself. */
export type RootId = Brand<string, 'RootId'>;

/** Length of the image side in pixels of the upright image, or a coordinate in them. */
export type Pixels = number;
export type Seconds = number;

const HEX_64 = /^[0-9a-f]{64}$/;
const SHORT_ID = /^[A-Za-z0-9_-]{1,64}$/;

export const sampleId = branded<SampleId>('a sample id (64 hex digits)', HEX_64);
export const contentHashId = branded<ContentHash>('a content hash (64 hex digits)', HEX_64);
export const projectId = branded<ProjectId>('a project id', SHORT_ID);
export const personId = branded<PersonId>('a person id', SHORT_ID);
export const questionId = branded<QuestionId>('a question id', SHORT_ID);
export const labelId = branded<LabelId>('a label id', SHORT_ID);
export const roundId = branded<RoundId>('a round id', SHORT_ID);
export const regionId = branded<RegionId>('a region id', SHORT_ID);
export const rootId = branded<RootId>('a root id', SHORT_ID);
export const commitId = branded<CommitId>('a commit id (32 hex digits)', /^[0-9a-f]{32}$/);
export const writerId = branded<WriterId>('a writer id (16 hex digits)', /^[0-9a-f]{16}$/);
