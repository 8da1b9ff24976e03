import { join } from 'node:path'
import { checkContent } from './src/cli/check-content.ts'
const c = checkContent(process.cwd(), join(process.cwd(), 'src'), Date.now())
for (const i of c.issues) if (i.severity === 'fault') console.log(i.file, i.step, i.message)
