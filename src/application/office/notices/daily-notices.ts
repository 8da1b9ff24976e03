import { DIRECTORY_DUE } from '../directory/directory-due.ts'
import { DEADLINE_LATE, HEAD_DUTIES } from '../duties/deadline-late.ts'
import { MENTORING_ENDING } from '../mentors/mentoring-ending.ts'
import { REPORT_LACKING } from '../report/report-told.ts'
import { TECHNOLOGIES_LACKING } from '../technologies/technologies-told.ts'
import { HEAD_MORNING } from './head-morning.ts'
import { RECORD_SUM } from './record-sum.ts'

/** What the look at each day finds to be told; each stands where it is made. */
export const DAILY_NOTICES = [
  DEADLINE_LATE,
  DIRECTORY_DUE,
  HEAD_DUTIES,
  HEAD_MORNING,
  MENTORING_ENDING,
  RECORD_SUM,
  REPORT_LACKING,
  TECHNOLOGIES_LACKING,
] as const
