// The published page in headless Chromium, as a visitor meets it. PLAYGROUND names the folder of the published files; SCREENSHOTS, if set, one for pictures.
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { launch, serve } from './site.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const wide = { width: 1200, height: 1300 }, phone = { width: 390, height: 844 };
const pictures = process.env.SCREENSHOTS;
let site, browser;

before(async () => {
    if (!process.env.PLAYGROUND)
        throw new Error('PLAYGROUND must name the folder of the published page, the one with index.html.');
    if (pictures)
        mkdirSync(pictures, { recursive: true });
    site = await serve(process.env.PLAYGROUND);
    browser = await launch();
});
after(async () => { await browser?.close(); site?.close(); });

/** Opens the page, gives it to the test, and fails if the console said anything that is wrong. */
async function visit({ viewport = wide, scheme = 'light' }, body) {
    const context = await browser.newContext({ viewport, colorScheme: scheme, reducedMotion: 'reduce' });
    const page = await context.newPage();
    const complaints = [];
    page.on('console', message => { if (['error', 'warning'].includes(message.type())) complaints.push(message.text()); });
    page.on('pageerror', error => complaints.push(error.message));
    page.on('response', response => { if (response.status() >= 400) complaints.push(`${response.status()} ${response.url()}`); });
    await page.goto(site.url);
    await page.locator('#train').waitFor();
    await body(page);
    assert.deepEqual(complaints, []);
    await context.close();
}

const choose = (page, name) => page.getByRole('radio', { name, exact: true }).check({ force: true });
const number = async (page, id) => parseFloat(await page.locator(id).textContent());
const picture = async (page, name) => { if (pictures) await page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true }); };

/** Trains until the accuracy is reached, or the run ends by itself; says how far it came. The accuracy still moves until the page has paused. */
async function train(page, least) {
    await page.locator('#train').click();
    const reached = await page.waitForFunction(least => {
        const accuracy = parseFloat(document.querySelector('#accuracy').textContent);
        return document.querySelector('#train').textContent === 'Train' || accuracy >= least ? { accuracy } : null;
    }, least, { timeout: 120_000 });
    if (await page.locator('#train').textContent() === 'Pause')
        await page.locator('#train').click();
    await page.getByRole('button', { name: 'Train', exact: true }).waitFor();
    return (await reached.jsonValue()).accuracy;
}

for (const [points, least] of [['Moons', 99], ['Circles', 99], ['Spirals', 97]])
    test(`${points}: the derived start and AdamW learn them`, () => visit({}, async page => {
        await choose(page, points);
        assert.ok(await number(page, '#accuracy') < 90);
        assert.ok(await train(page, least) >= least);
        assert.ok(await number(page, '#epochs') > 0);
        await picture(page, `${points.toLowerCase()}-light`);
    }));

for (const [initialiser, ...optimisers] of [['Gaussian', 'SGD', 'Adam'], ['He', 'SGD', 'Adam'], ['Xavier', 'SGD', 'Adam'], ['Orthogonal', 'SGD', 'Adam'], ['From data', 'SGD', 'Adam']])
    for (const optimiser of optimisers)
        test(`${initialiser} and ${optimiser} train`, () => visit({}, async page => {
            await choose(page, initialiser);
            await choose(page, optimiser);
            assert.ok(await train(page, 95) >= 95);
        }));

for (const optimiser of ['Schedule-Free', 'Lion', 'Muon', 'SOAP', 'Prodigy'])
    test(`Derived and ${optimiser} train`, () => visit({}, async page => {
        await choose(page, optimiser);
        assert.ok(await train(page, 95) >= 95);
    }));

test('Zeros never learn, and the page shows why', () => visit({}, async page => {
    await choose(page, 'Zeros');
    await choose(page, 'SGD');
    assert.ok(await train(page, 99) <= 55);
    await page.getByRole('img', { name: /^Layer 2: norm of the weights' gradient 0\.$/ }).waitFor();
    await page.getByText('every unit stays the same').waitFor();
    await picture(page, 'zeros-light');
}));

test('On a phone, Train is in sight without scrolling, and stays there', () => visit({ viewport: phone }, async page => {
    const inSight = async () => {
        const box = await page.locator('#train').boundingBox();
        return box.x >= 0 && box.y >= 0 && box.x + box.width <= phone.width && box.y + box.height <= phone.height;
    };
    assert.ok(await inSight());
    assert.ok(await train(page, 95) >= 95);
    await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
    assert.ok(await inSight());
    const last = await page.locator('.writing').boundingBox(), bar = await page.locator('.actions').boundingBox();
    assert.ok(last.y + last.height <= bar.y, 'the bar covers the end of the page');
}));

test('The two losses say what they are of', () => visit({}, async page => {
    assert.match(await page.locator('.numbers').first().innerText(), /Loss now, all points/);
    await page.locator('#epoch').click();
    await page.getByText(/^mean of the last epoch \d+\.\d{3}$/).waitFor();
    assert.equal(await page.locator('.loss h2').textContent(), 'Loss while training');
}));

test('The class on show is the one that trains', () => visit({}, async page => {
    await choose(page, 'He');
    await choose(page, 'SGD');
    const source = await page.getByLabel('C# source', { exact: true }).textContent();
    assert.match(source, /^\[Network\]\n\[Input\(2\)\]\n\[Dense\(16, Name = "hidden1", Init = He, Activation = Tanh\)\]/);
    assert.match(source, /public sealed partial class HeSGD;$/);
    await page.getByText('What the compiler made of it').click();
    assert.match(await page.getByLabel('Summary of the network').textContent(), /SGD\(0\.1\)/);
}));

test('The page answers while it trains', () => visit({}, async page => {
    await page.locator('#train').click();
    await page.getByRole('button', { name: 'Pause' }).waitFor();
    await page.getByLabel('Learning rate').press('ArrowRight');
    assert.equal(await page.locator('output').textContent(), '0.03');
    assert.equal(await page.locator('#train').textContent(), 'Pause');
    await choose(page, 'Circles');
    await page.waitForFunction(() => parseInt(document.querySelector('#epochs').textContent) > 1);
    await page.getByRole('button', { name: 'Pause' }).click();
    await page.getByRole('button', { name: 'Train', exact: true }).waitFor();
}));

test('Own points, by clicks', () => visit({}, async page => {
    await choose(page, 'My own');
    await page.getByText('Click here to set points').waitFor();
    assert.ok(await page.locator('#train').isDisabled());
    const box = await page.locator('#plot').boundingBox();
    for (const [label, side] of [['● blue', 0.25], ['▲ amber', 0.75]]) {
        await choose(page, label);
        for (const y of [0.2, 0.4, 0.6, 0.8])
            await page.mouse.click(box.x + side * box.width, box.y + y * box.height);
    }
    assert.equal(await page.locator('#plot circle').count(), 4);
    assert.equal(await page.locator('#plot path.amber').count(), 4);
    assert.equal(await page.locator('#plot circle').first().getAttribute('cx'), '-1');
    assert.equal(await train(page, 100), 100);
    await picture(page, 'own-light');
}));

test('Own points and a run, by keys alone', () => visit({}, async page => {
    await choose(page, 'My own');
    await page.locator('#plot').focus();
    await page.keyboard.press('Shift+ArrowLeft');
    await page.keyboard.press('Space');
    await page.keyboard.press('Space');
    await page.keyboard.press('Backspace');
    await page.keyboard.press('Tab');
    await page.keyboard.press('ArrowRight');
    await page.locator('#plot').focus();
    for (let i = 0; i < 3; i++)
        await page.keyboard.press('Shift+ArrowRight');
    await page.keyboard.press('Enter');
    assert.equal(await page.locator('#plot circle').count(), 1);
    assert.equal(await page.locator('#plot path.amber').count(), 1);
    assert.match(await page.locator('#status').textContent(), /Amber point at 1\.0, 0\.0; 2 points/);
    await page.locator('#epoch').focus();
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.querySelector('#epochs').textContent === '1');
}));

for (const [name, declared] of [['GRU', 'GRU(64, ReturnSequences = true)'], ['Small GPT', 'Use(typeof(GPTBlock), Repeat = 2, Name = "h")']])
    test(`A language model learns to write: ${name}`, () => visit({}, async page => {
        await choose(page, name);
        // What has learned nothing may say after any character that the text ends.
        await page.waitForFunction(() => document.querySelector('#written').textContent.length > 'Of Man'.length);
        const before = await page.locator('#written').textContent();
        assert.ok(before.startsWith('Of Man'), before);
        assert.ok(await number(page, '#writing-loss') > 4);
        await page.getByRole('button', { name: 'Learn to write' }).click();
        await page.waitForFunction(() => parseFloat(document.querySelector('#writing-loss').textContent) < 2.6, null, { timeout: 240_000 });
        await page.getByRole('button', { name: 'Pause writing' }).click();
        await page.getByRole('button', { name: 'Learn to write' }).waitFor();
        const after = await page.locator('#written').textContent();
        assert.notEqual(before, after);
        assert.ok(after.split(' ').length > 25, `no words: ${after}`);
        await page.getByLabel('Begin with').fill('Satan');
        await page.waitForFunction(() => document.querySelector('#written').textContent.startsWith('Satan'));
        assert.match(await page.locator('.writing details code').textContent(), new RegExp(declared.replace(/[()"]/g, '\\$&')));
        await picture(page, `writing-${name.toLowerCase().replace(' ', '-')}`);
    }));

test('The same seed gives the same run', () => visit({}, async page => {
    const losses = [];
    for (let run = 0; run < 2; run++) {
        await page.getByRole('button', { name: 'Start over' }).click();
        for (let epoch = 0; epoch < 3; epoch++)
            await page.locator('#epoch').click();
        losses.push(await page.locator('#loss').textContent());
    }
    assert.equal(losses[0], losses[1]);
}));

for (const [name, viewport] of [['wide', wide], ['phone', phone]])
    for (const scheme of ['light', 'dark'])
        test(`Readable: ${name}, ${scheme}`, () => visit({ viewport, scheme }, async page => {
            await choose(page, 'Spirals');
            await train(page, 97);
            const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
            assert.equal(overflow, 0, 'the page is wider than the window');
            await page.evaluate(axe);
            const { violations } = await page.evaluate(() => window.axe.run(document));
            assert.deepEqual(violations.map(v => `${v.id}: ${v.help}: ${v.nodes.map(node => node.html).slice(0, 3).join(' ')}`), []);
            await picture(page, `${name}-${scheme}`);
        }));
