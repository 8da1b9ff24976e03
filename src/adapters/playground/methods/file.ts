import { badRequest } from '../api/api-error.ts'
import { type Method, method } from './method.ts'

const MOST_DOWNLOAD_BYTES = 20 * 1024 * 1024

/** The way to the bytes of a file. */
export const fileMethods: Record<string, Method> = {
  getFile: method<{ file_id: string }>(false, ({ file_id }, { world }) => {
    const file = world.files.byId(file_id)
    if (!file) throw badRequest('invalid file_id')
    if (file.size > MOST_DOWNLOAD_BYTES) throw badRequest('file is too big')
    const { fileId, uniqueId, size, path } = file
    return { file_id: fileId, file_unique_id: uniqueId, file_size: size, file_path: path }
  }),
}
