import type { AttackCase } from '../support/case.ts'

const initData: AttackCase['run'] = async (stage, findings) => {
  const data = 'user=%7B%22id%22%3A1%7D&auth_date=1&hash=00&hash=11'
  for (const path of ['/', '/app', '/webapp', '/api/me', '/login', '/init'])
    for (const headers of [{ authorization: `tma ${data}` }, { 'x-init-data': data }] as const) {
      const asked = [
        await stage.get(`${path}?${data}`, { headers }),
        await stage.get(path, { method: 'POST', headers, body: data }),
      ]
      findings.same(
        `${path} takes no initData`,
        asked.map(({ status }) => status >= 400 && status < 500),
        [true, true],
      )
    }
  const wrong = await stage.get('/operator', { headers: { authorization: `tma ${data}` } })
  findings.same('nor does the operator', wrong.status, 401)
  findings.same('the right password is another thing', (await stage.asOperator('/operator')).status, 200)
}

const panel: AttackCase['run'] = async (stage, findings) => {
  const [row] = await stage.rows<{ id: string }>(
    "insert into human_tasks (key, reason, at) values ('attack', 'unreachable', now()) returning id",
  )
  const path = `/operator/tasks/${row?.id}/close`
  const isOpen = async (): Promise<boolean> =>
    (await stage.rows('select 1 from human_tasks where id = $1 and closed_at is null', [row?.id])).length ===
    1
  const post = (headers: Record<string, string>) => stage.asOperator(path, { method: 'POST', headers })
  findings.same('without the password', (await stage.get(path, { method: 'POST' })).status, 401)
  findings.same(
    'an old cookie opens nothing',
    (await stage.get('/operator', { headers: { cookie: '__Host-session=1' } })).status,
    401,
  )
  for (const headers of [
    { origin: 'https://evil.example' },
    { 'sec-fetch-site': 'cross-site', origin: stage.door.url },
    { 'sec-fetch-site': 'same-site' },
    { origin: 'null' },
    {},
  ] as Record<string, string>[])
    findings.same(`from ${JSON.stringify(headers)}`, (await post(headers)).status, 403)
  findings.holds('nothing was closed', await isOpen())
  for (const id of ['0', '-1', '1e9', '9'.repeat(15), '..', '%00', "1'--"]) {
    const status = (
      await stage.asOperator(`/operator/tasks/${id}/close`, {
        method: 'POST',
        headers: { origin: stage.door.url },
      })
    ).status
    findings.holds(`no task ${id}: refused`, [303, 400, 404].includes(status), status)
  }
  const page = await stage.asOperator('/operator')
  findings.holds('framed by nobody', page.headers.get('x-frame-options') === 'DENY')
  findings.contains('no script', page.headers.get('content-security-policy') ?? '', "default-src 'none'")
  findings.same('no cookie', page.headers.get('set-cookie'), null)
  findings.same('a look changes nothing', (await stage.asOperator(path)).status, 404)
  findings.holds('still open', await isOpen())
  findings.same('from its own page', (await post({ origin: stage.door.url })).status, 303)
  findings.holds('closed', !(await isOpen()))
  for (const code of ['x', '2'.repeat(26), '../operator', '%2e%2e']) {
    const paper = await stage.get(`/papers/${code}`)
    findings.holds(`no paper ${code}`, !(paper.headers.get('content-type') ?? '').includes('pdf'))
  }
}

/** Doors beside the chat. */
export const OPERATOR: readonly AttackCase[] = [
  { id: 'B29', name: 'initData, where there is no mini app', run: initData },
  { id: 'B30', name: "the operator's panel from elsewhere", run: panel },
]
