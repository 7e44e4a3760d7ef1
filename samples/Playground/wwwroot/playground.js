// What the page cannot do from C#: paint pixels, wait for a frame, measure an element.
const size = 360;
const drawn = new Map();

/** Resolves at the next frame; a page in the background gets no frames, so time counts too. */
export function nextFrame() {
    return new Promise(resolve => {
        const timer = setTimeout(resolve, 100);
        requestAnimationFrame(() => { clearTimeout(timer); setTimeout(resolve, 0); });
    });
}

export function locate(id, clientX, clientY) {
    const box = document.getElementById(id).getBoundingClientRect();
    return [(clientX - box.left) / box.width, (clientY - box.top) / box.height];
}

export function drawBoundary(id, view, side) {
    drawn.set(id, { values: view.slice(), side });
    paint(id);
}

function paint(id) {
    const { values, side } = drawn.get(id);
    const canvas = document.getElementById(id);
    if (!canvas)
        return;
    canvas.width = canvas.height = size;
    const context = canvas.getContext('2d');
    const image = context.createImageData(size, size);
    const style = getComputedStyle(canvas);
    const colour = name => {
        const hex = style.getPropertyValue(name).trim();
        return [1, 3, 5].map(at => parseInt(hex.slice(at, at + 2), 16));
    };
    const amber = colour('--field-amber'), middle = colour('--field-middle'), blue = colour('--field-blue'), line = colour('--field-line');

    // Bilinear between the points of the grid.
    const p = new Float32Array(size * size);
    const scale = (side - 1) / (size - 1);
    for (let y = 0; y < size; y++) {
        const gy = Math.min(y * scale, side - 1.001), y0 = gy | 0, fy = gy - y0;
        for (let x = 0; x < size; x++) {
            const gx = Math.min(x * scale, side - 1.001), x0 = gx | 0, fx = gx - x0, at = y0 * side + x0;
            const top = values[at] + fx * (values[at + 1] - values[at]);
            const bottom = values[at + side] + fx * (values[at + side + 1] - values[at + side]);
            p[y * size + x] = top + fy * (bottom - top);
        }
    }

    for (let y = 0, at = 0; y < size; y++) {
        for (let x = 0; x < size; x++, at++) {
            const right = x + 1 < size ? p[at + 1] : p[at], below = y + 1 < size ? p[at + size] : p[at];
            const crosses = (p[at] < 0.5) !== (right < 0.5) || (p[at] < 0.5) !== (below < 0.5);
            const t = Math.abs(p[at] - 0.5) * 2, end = p[at] < 0.5 ? amber : blue;
            for (let c = 0; c < 3; c++)
                image.data[4 * at + c] = crosses ? line[c] : middle[c] + t * (end[c] - middle[c]);
            image.data[4 * at + 3] = 255;
        }
    }

    context.putImageData(image, 0, 0);
}

matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => { for (const id of drawn.keys()) paint(id); });
