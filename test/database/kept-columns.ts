import { CARD_COLUMNS } from '../../src/domain/people/card-facts.ts'

/** What becomes of a table when a person has their data deleted. */
type Fate =
  /** Rows of the person go with them. */
  | 'deleted'
  /** The rows stay for what they count and name nobody: what led to the person is emptied. */
  | 'emptied'
  /** The institution's record of its work: shown as far as it says something of the person, kept by law. */
  | 'record'
  /** Nothing of a citizen's: the content, the service, an employee's work. */
  | 'nobody'

interface Declared {
  readonly fate: Fate
  /** Where «Мои данные» shows it, or why it is not shown. */
  readonly shown: string
  readonly columns: string
  /** Of the card: what says nothing of the person – keys, bookkeeping of the work –, each by its own decision. */
  readonly unshown?: string
}

/** Every column of every table, declared: a column that is added has to be thought about here. */
export const KEPT: Readonly<Record<string, Declared>> = {
  people: {
    fate: 'deleted',
    shown:
      'consent, language, zone, switched-off reminders, settings, skills; keys, pseudonym and pointers say nothing',
    columns:
      'id chat_key key address language large consent consent_at consent_asked blocked zone muted current_talk staff_id dialog handover distress learned seen_at created_at revision',
  },
  talks: {
    fate: 'deleted',
    shown: 'the part about talks, with every answer',
    columns: 'id person_id need definition status step session own_words created_at updated_at revision',
  },
  turns: {
    fate: 'emptied',
    shown: 'the part about what is noted; the number of the update stays, so that it is not handled twice',
    columns: 'bot update_id person_id talk_id at events own_words outgoing owner',
  },
  set_aside_updates: {
    fate: 'deleted',
    shown: 'not shown: waits to be handled, and then stands in the talk',
    columns: 'id bot update_id chat_key kind state sealed reason tries at owner',
  },
  occasions: {
    fate: 'deleted',
    shown: 'the part about days',
    columns: 'id person_id kind date time closed_by said_at',
  },
  reminders: {
    fate: 'emptied',
    shown: 'messages: what, when, what became of it',
    columns:
      'id key rule person_id subject base due_at expires_at look_at zone state reason hold digest attempts ambiguous fence lease_until message_id joined_to words_hash planned_at settled_at resent',
  },
  replans: { fate: 'deleted', shown: 'not shown: a note to the planner', columns: 'person_id seq' },
  human_tasks: {
    fate: 'emptied',
    shown: 'not shown: that a message could not be sent',
    columns: 'id key person_id reason reminder_id at closed_at',
  },
  handovers: {
    fate: 'deleted',
    shown: 'calls for a person',
    columns:
      'id person_id citizen_id task_id staff_id place state opened_at heard_at closed_at department_id answered told_head_at',
  },
  letters: {
    fate: 'deleted',
    shown: 'not shown: on its way, stands in the chat',
    columns: 'id person_id handover_id words at',
  },
  dialogs: { fate: 'deleted', shown: 'not shown: a question under way', columns: 'person_id form state at' },
  dialogs_aside: {
    fate: 'deleted',
    shown: 'not shown: a question put aside for a day',
    columns: 'id person_id form state at',
  },
  citizens: {
    fate: 'record',
    shown: 'the card: facts, state, wishes; pseudonyms and keys say nothing',
    columns: `${CARD_COLUMNS.join(' ')} id district_id person_id key same_as phone_index senior_from state state_from state_until asks_welcome registered_on revision invited_on poster_weekday invites_welcome home registration unconfirmed_by by_hand`,
    // `senior_from` follows from the date of birth; the last four are the work's own book-keeping.
    unshown:
      'id district_id person_id key same_as phone_index senior_from revision registered_on invited_on unconfirmed_by by_hand',
  },
  replaced_facts: {
    fate: 'deleted',
    shown: 'not shown: what stood in the card until today',
    columns: 'citizen_id facts on_day',
  },
  register_doubts: {
    fate: 'record',
    shown:
      'what a list says otherwise; where it names somebody else or is a remark of employees it is not shown',
    columns:
      'id citizen_id doubt asked_by state what settled_by settled_at import_id settled_with put_off_at made_on',
  },
  month_records: {
    fate: 'record',
    shown: 'months in which nobody reached the person, and why',
    columns: 'month citizen_id district_id staff_id why tries',
  },
  links: {
    fate: 'record',
    shown: 'not shown: that the card was joined, by which consent',
    columns: 'code_hash citizen_id made_by expires_at used_at tries consent',
  },
  families: { fate: 'record', shown: 'the family: who is in it', columns: 'id citizen_id made_on' },
  family_members: {
    fate: 'record',
    shown: 'the family, to whoever represents it; to others of it what is noted of themselves',
    columns: 'id family_id citizen_id name birth_date kin occupation added_on left_on',
  },
  sheets: {
    fate: 'record',
    shown: 'finished surveys and diagnoses: what is ticked; words in them are the specialist’s',
    columns: 'id citizen_id form kind answers staff_id begun_on finished_on deed_id revision',
  },
  rulings: {
    fate: 'record',
    shown: 'what was decided, with its days',
    columns: 'id citizen_id case_id kind day until_day with_support council number deed_id',
  },
  bookings: {
    fate: 'record',
    shown: 'what was booked: where, on which day, how it stands',
    columns: 'id case_id citizen_id office day time state staff_id made_on deed_id revision',
  },
  circumstances: {
    fate: 'record',
    shown: 'circumstances with their days',
    columns: 'citizen_id what from_day until_day noted_on ended_on',
  },
  head_covers: {
    fate: 'nobody',
    shown: 'who does the work of a head, and when',
    columns: 'id department_id owner_id staff_id kind from_day until_day',
  },
  merged_cards: {
    fate: 'record',
    shown:
      'that two cards became one, and until when they can be parted; what parts them is the double’s own rows',
    columns: 'id citizen_id double_id key kept staff_id day until_day at',
  },
  needs_cards: { fate: 'record', shown: 'interests', columns: 'citizen_id card updated_on updated_by' },
  individual_plans: {
    fate: 'record',
    shown: 'plans',
    columns: 'id citizen_id period starts plan made_on made_by',
  },
  deeds: {
    fate: 'record',
    shown:
      'contacts with topic and kind of help; the working note is the specialist’s, district and groups of the day are the card’s',
    columns:
      'id citizen_id case_id staff_id kind outcome reason day at note is_contact district_id categories topic help',
  },
  free_letters: {
    fate: 'record',
    shown: 'letters about the person: to whom, what for, when, what was answered',
    columns: 'id department_id citizen_id staff_id words sent_on at withdrawn_at revision',
  },
  destruction_acts: {
    fate: 'nobody',
    shown:
      'not shown: that data were destroyed, whose and by whom; the law has it kept for three years after them',
    columns:
      'id department_id number subject categories reason demanded_on proposed_by proposed_on destroyed_by day',
  },
  document_numbers: {
    fate: 'nobody',
    shown: 'not shown: a number of a paper, without whom it is about',
    columns: 'institution_id kind year n holder',
  },
  reports: {
    fate: 'record',
    shown:
      'not shown: numbers that were handed in; the ids behind them are sealed and lead to nobody once a card is deleted',
    columns: 'id department_id from_day to_day version numbers behind staff_id day at reason kind',
  },
  entered_deeds: {
    fate: 'record',
    shown:
      'not shown: that a deed was typed over; the deed itself is shown, and without its person it leads to nobody',
    columns: 'deed_id register staff_id batch day at',
  },
  district_facts: {
    fate: 'nobody',
    shown: 'not shown: what is known of a district, without a person',
    columns: 'id district_id kind value staff_id checked_on at',
  },
  district_deeds: {
    fate: 'nobody',
    shown: 'not shown: what was done for a district, without a person',
    columns: 'id district_id staff_id kind day at note withdrawn_at partners',
  },
  deed_withdrawals: {
    fate: 'record',
    shown: 'not shown: a contact taken back is not counted',
    columns: 'deed_id staff_id at',
  },
  cases: {
    fate: 'record',
    shown: 'cases; their words are the specialist’s',
    columns:
      'id citizen_id technology curator_id status stage urgency opened_on closed_on state words revision',
  },
  case_events: {
    fate: 'record',
    shown: 'not shown: the specialist’s history',
    columns: 'id case_id staff_id at event words',
  },
  tasks: {
    fate: 'record',
    shown:
      'tasks: what, until when, and what the person wrote themselves, emptied with them; other notes are the specialist’s',
    columns:
      'id key kind citizen_id case_id district_id assignee_id due rule base approximate urgency closed_by state result params note postponed made_on done_at done_by revision result_words made_by warn_on head_on',
  },
  task_events: {
    fate: 'record',
    shown: 'what the person wrote beside a task, emptied with them; the rest is the specialist’s history',
    columns: 'id task_id staff_id at event words',
  },
  papers: {
    fate: 'record',
    shown: 'papers: which, when, how far; their words are stored nowhere',
    columns:
      'id form version citizen_id case_id staff_id choice visit format state day at settled_by settled_on',
  },
  paper_links: {
    fate: 'record',
    shown: 'not shown: a way to a file that an employee had for ten minutes',
    columns: 'code_hash paper_id digits_hash expires_at tries used_at',
  },
  own_forms: {
    fate: 'nobody',
    shown: 'not shown: empty templates of an institution',
    columns: 'id institution_id form version file sealed state sent_by sent_on in_force_on ended_on',
  },
  monthly_contacts: {
    fate: 'record',
    shown: 'months',
    columns:
      'citizen_id month asked_on asked_again_on answer call_task_on listed_on escalated_on unreached done_on',
  },
  sign_ups: {
    fate: 'record',
    shown: 'events',
    columns:
      'event_id citizen_id state seats needs_transport number offered_until staff_id at attended liked revision',
  },
  invitations: { fate: 'record', shown: 'invitations', columns: 'event_id citizen_id channel week at' },
  group_members: { fate: 'record', shown: 'groups', columns: 'group_id citizen_id since' },
  interest_groups: {
    fate: 'record',
    shown: 'groups: their names; who leads one stands on their card',
    columns:
      'id department_id district_id name kind organiser_id organiser_agrees state made_by made_on revision',
  },
  welcomes: {
    fate: 'record',
    shown: 'not shown: how far the welcome has come',
    columns: 'citizen_id turn from_day step state at',
  },
  break_glasses: {
    fate: 'record',
    shown: 'not shown: who looked outside their districts, for the head',
    columns: 'id staff_id citizen_id reason from_at until_at',
  },
  audit: {
    fate: 'record',
    shown:
      'not shown: the chain of who looked at what; it names a chat by a number that leads nowhere once the chat is gone',
    columns: 'id at actor action object outcome reason hash',
  },
  audit_head: { fate: 'nobody', shown: 'the end of the chain', columns: 'one last hash' },
  invite_tries: {
    fate: 'record',
    shown: 'not shown: wrong codes of a pseudonym, against guessing',
    columns: 'id chat_key at',
  },
  imports: {
    fate: 'record',
    shown: 'not shown: a register on its way, sealed with its sender’s key',
    columns: 'id staff_id file digest district_id state rows result held_until tries day made_at',
  },
  definitions: { fate: 'nobody', shown: 'the content', columns: 'version source texts kept_at' },
  seal: { fate: 'nobody', shown: 'the key’s fingerprint and its store', columns: 'id fingerprint keys' },
  destroyed_keys: {
    fate: 'nobody',
    shown: 'random names of keys that are no more',
    columns: 'leaf at done_at',
  },
  backups: { fate: 'nobody', shown: 'files of the service', columns: 'at file bytes rows' },
  audit_seals: { fate: 'nobody', shown: 'sums over the record', columns: 'entry mac at' },
  job_hours: { fate: 'nobody', shown: 'figures of the service', columns: 'job hour runs failures' },
  plan_marks: { fate: 'nobody', shown: 'figures of the service', columns: 'rule until' },
  senders: { fate: 'nobody', shown: 'processes', columns: 'bot backend beat_at' },
  institutions: {
    fate: 'nobody',
    shown: 'the institution',
    columns: 'id name papers_in_chat_by papers_in_chat_on director director_post address phone',
  },
  departments: { fate: 'nobody', shown: 'the institution', columns: 'id institution_id name' },
  replaced_words: {
    fate: 'nobody',
    shown: 'words of an event, a name of a district',
    columns: 'object words on_day',
  },
  districts: { fate: 'nobody', shown: 'the institution', columns: 'id department_id name' },
  staff: {
    fate: 'nobody',
    shown: 'employees',
    columns:
      'id person_id department_id role state address key name work_phone invited_by joined_at removed_at revision',
  },
  mentors: {
    fate: 'record',
    shown:
      'the record of a mentor: what they say of themselves, days, the decision; deleted by the head with its key',
    columns:
      'id department_id staff_id key facts state agreed_on applied_on questionnaire_on papers_on decided_on number refusal made_by made_on revision',
  },
  mentor_consents: {
    fate: 'deleted',
    shown: 'that a consent was given, among the deeds; the mentor among what is held in the case',
    columns: 'case_id mentor_id citizen_id family_on family_how mentor_on deed_id staff_id',
  },
  assignments: {
    fate: 'nobody',
    shown: 'employees',
    columns: 'id staff_id district_id kind cover_for from_day until_day',
  },
  invites: {
    fate: 'nobody',
    shown: 'employees',
    columns:
      'id code_hash role department_id district_id inviter_id made_at expires_at redeemed_by redeemed_at revoked_at',
  },
  directory_offices: {
    fate: 'nobody',
    shown: 'not shown: organisations, without a person',
    columns: 'id region entry staff_id department_id at',
  },
  directory_files: {
    fate: 'nobody',
    shown: 'not shown: organisations, without a person',
    columns: 'id staff_id read state made_at revision',
  },
  fact_checks: { fate: 'nobody', shown: 'facts of the content', columns: 'id region staff_id at check' },
  event_series: {
    fate: 'nobody',
    shown: 'events',
    columns: 'id department_id rule first_day made_by made_on',
  },
  events: {
    fate: 'nobody',
    shown: 'events',
    columns:
      'id department_id districts series_id kind day time end_day end_time details capacity taken queued state cancelled_why uid made_by made_on inviting_at inviting_by inviting_most inviting_until revision group_id',
  },
  event_changes: { fate: 'nobody', shown: 'events', columns: 'event_id revision before' },
  schedules: { fate: 'nobody', shown: 'events', columns: 'id staff_id read state made_at revision' },
  alerts: {
    fate: 'nobody',
    shown: 'warnings',
    columns: 'id department_id districts kind state asked_by asked_at decided_by decided_at told',
  },
}
