// The published files behind the plainest of servers, and a browser to look at them.
import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { chromium } from 'playwright-core';

const types = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.wasm': 'application/wasm', '.json': 'application/json' };

/** Serves a folder on a free port of this machine, under a path of its own: the page must not need the root. */
export async function serve(folder) {
    const server = createServer((request, response) => {
        const path = normalize(decodeURIComponent(new URL(request.url, 'http://localhost').pathname)).replace(/^\/play\//, '/');
        let file = join(folder, path);
        if (existsSync(file) && statSync(file).isDirectory())
            file = join(file, 'index.html');
        if (!existsSync(file))
            return void response.writeHead(404).end();
        response.writeHead(200, { 'content-type': types[extname(file)] ?? 'application/octet-stream' });
        createReadStream(file).pipe(response);
    });
    await new Promise(ready => server.listen(0, '127.0.0.1', ready));
    return { url: `http://127.0.0.1:${server.address().port}/play/`, close: () => server.close() };
}

export async function launch() {
    const executablePath = process.env.CHROMIUM ?? ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync);
    return chromium.launch({ executablePath, args: ['--no-sandbox'] });
}
