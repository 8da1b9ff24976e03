import type { ReportWorld } from './report-world.ts'

/** A quarter of the unit: every kind of deed that the report counts, and those that it must not count. */
export const playQuarter = async (world: ReportWorld): Promise<void> => {
  world.on('2026-10-06')
  await world.receive('alone', 'meeting', 'passport')
  await world.receive('turning', 'consultation', 'other')
  await world.receive('grown', 'meeting', 'other')
  await world.visit('lonely')
  await world.visit('invalid')
  await world.call('never')
  await world.family('married', 'spouse', 'Второва Нина', '02.02.1952')
  await world.family('mother', 'child', 'Петя', '12.03.2019')
  await world.family('parent', 'child', 'Коля', '04.04.2014')
  await world.districtDeed('north', 'raid', 'police')
  await world.districtDeed('north', 'walk_round')

  world.on('2026-10-16')
  await world.visit('lonely', 'not_reached')
  await world.visit('married')
  await world.receive('minor', 'meeting', 'other')
  await world.receive('poor', 'consultation', 'other', 'legal')
  await world.act('disabled', 'complaint')
  await world.event('ev_concert', 'concert', '2026-10-16', ['alone', 'lonely', 'poor', 'disabled'])

  world.on('2026-10-27')
  await world.receive('sixty', 'meeting', 'other')
  await world.receive('newcomer', 'meeting', 'other')
  await world.visit('mother')
  const ippsu = await world.walk('ippsu_support', 'disabled')
  await ippsu.doRequired()
  world.note('diagnosis', 'disabled')
  await ippsu.finish('studied')
  await ippsu.doRequired()
  await ippsu.finish('sent')
  await ippsu.finish('approved')
  world.note('recognised', 'disabled', { how: 'support' })

  world.on('2026-11-10')
  await world.receive('turning', 'meeting', 'passport')
  await world.receive('disabled', 'consultation', 'other')
  await world.receive('disabled', 'consultation', 'passport', 'psychological')
  await world.receive('homeless', 'meeting', 'other')
  await world.workHelp('invalid', 'job')
  await world.workHelp('poor', 'job')
  await world.workHelp('alone', 'retraining')
  await world.event('ev_fair', 'job_fair', '2026-11-10', ['alone', 'invalid'])
  await world.event('ev_walk', 'tourism', '2026-11-09', ['lonely'])

  world.on('2026-11-16')
  await world.chat('olga').forge('w.circumstance.mother.socially_dangerous')
  world.on('2026-11-17')
  await world.visit('mother')
  await world.act('mother', 'social_contract')
  await world.visit('unborn')
  await world.receive('plain', 'meeting', 'other')
  await world.receive('parent', 'consultation', 'other')
  await world.districtDeed('south', 'inform')
  await world.districtDeed('south', 'prevention')

  world.on('2026-12-02')
  const mediation = await world.walk('social_mediation', 'poor')
  for (const outcome of ['need_clear', 'informed', 'chosen', 'letter_needed']) {
    await mediation.choose('assistance')
    await mediation.doRequired()
    await mediation.finish(outcome)
  }
  await mediation.doRequired()
  world.note('diagnosis', 'poor')
  world.note('letter', 'poor')
  await world.receive('poor', 'meeting', 'passport', 'legal')

  world.on('2026-12-15')
  await world.visit('alone', 'well', '2026-12-14')
  await world.visit('parent')
  await world.act('parent', 'planned_check')
  await world.event('ev_lesson', 'safety_school', '2026-12-15', ['married', 'turning', 'plain'])
  await world.districtDeed('north', 'safety_school')
  await world.districtDeed('north', 'raid')

  // Another quarter: nothing of it counts.
  world.on('2027-01-11')
  await world.receive('never', 'meeting', 'other')
  await world.visit('sixty')
  await world.event('ev_later', 'sport', '2027-01-11', ['married'])

  // Readers begin with a message of this day.
  for (const key of ['olga', 'pavel', 'irina', 'lev']) await world.chat(key).say('Ещё')
}
