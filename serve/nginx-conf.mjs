/** Prints the configuration of the container's nginx: `node serve/nginx-conf.mjs > default.conf`. */
import { fileURLToPath } from 'node:url';
import { headers } from './headers.mjs';

/** MIME types of the build; nginx's own list lacks the manifest's. */
const types = {
  'text/html': 'html',
  'text/css': 'css',
  'text/javascript': 'js mjs',
  'text/plain': 'txt',
  'application/json': 'json map',
  'application/manifest+json': 'webmanifest',
  'application/wasm': 'wasm',
  'font/woff2': 'woff2',
  'image/jpeg': 'jpg jpeg',
  'image/png': 'png',
  'image/svg+xml': 'svg',
};

/** Worth compressing, beside HTML, which always is. */
const compressed = Object.keys(types).filter((type) => !/html|image\/(jpeg|png)|font/.test(type));

const indented = (lines) => lines.map((line) => `  ${line}`).join('\n');

/**
 * A server of the build with the headers of `headers.mjs`, for nginx's `http` context.
 *
 * @param {number} port
 * @param {string} root folder of the build
 * @returns {string}
 */
export function nginxConf(port, root) {
  const sent = Object.entries(headers).map(
    ([name, value]) => `add_header ${name} "${value}" always;`,
  );
  const typeLines = Object.entries(types).map(([type, endings]) => `  ${type} ${endings};`);
  return `# From serve/nginx-conf.mjs.

# The names in assets/ change with what is in them; all else is asked for again and mostly unchanged.
map $uri $oddspot_caching {
  default no-cache;
  ~^/assets/ "public, max-age=31536000, immutable";
}

server {
  listen ${port};
  root "${root}";
  server_tokens off;

${indented(sent)}
  # Not of errors: a file that is missing now may be there after the next deployment.
  add_header Cache-Control $oddspot_caching;

  types {
${indented(typeLines)}
  }
  default_type application/octet-stream;
  charset utf-8;
  charset_types text/css text/javascript text/plain;

  gzip on;
  gzip_vary on;
  gzip_proxied any;
  gzip_min_length 1024;
  gzip_types ${compressed.join(' ')};

  location = / {
    try_files /index.html =404;
  }
  location / {
    try_files $uri =404;
  }
}
`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  process.stdout.write(nginxConf(8080, '/usr/share/nginx/html'));
}
