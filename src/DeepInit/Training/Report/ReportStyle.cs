namespace DeepInit;

/// <summary>The style sheet of reports, for light and dark screens.</summary>
internal static class ReportStyle
{
    public const string Css = """
        :root { --back: #f6f7f9; --card: #fff; --ink: #1d2430; --soft: #667085; --line: #e4e7ec; --blue: #2563eb; --orange: #ea580c; --green: #059669; --red: #dc2626; }
        @media (prefers-color-scheme: dark) {
          :root { --back: #12161d; --card: #1b212b; --ink: #e6e9ef; --soft: #98a2b3; --line: #313947; --blue: #60a5fa; --orange: #fb923c; --green: #34d399; --red: #f87171; }
        }
        * { box-sizing: border-box; }
        body { margin: 0 auto; padding: 32px 24px; max-width: 1180px; background: var(--back); color: var(--ink);
          font: 15px/1.5 system-ui, "Segoe UI", Roboto, "DejaVu Sans", sans-serif;
          display: grid; grid-template-columns: repeat(auto-fit, minmax(min(440px, 100%), 1fr)); gap: 20px; align-items: start; }
        h1, .facts, .stop, .wide { grid-column: 1 / -1; margin: 0; }
        h1 { font-size: 28px; }
        h2 { margin: 0 0 8px; font-size: 15px; font-weight: 600; }
        section { background: var(--card); border: 1px solid var(--line); border-radius: 10px; padding: 16px 18px; min-width: 0; }
        .facts { display: flex; flex-wrap: wrap; gap: 12px; }
        .facts div { background: var(--card); border: 1px solid var(--line); border-radius: 10px; padding: 10px 16px; min-width: 108px; flex: 1 0 auto; }
        .facts b { display: block; font-size: 20px; font-variant-numeric: tabular-nums; }
        .facts span { color: var(--soft); font-size: 13px; }
        .stop { padding: 10px 16px; border-left: 4px solid var(--orange); background: var(--card); }
        svg { display: block; width: 100%; height: auto; }
        svg text { fill: var(--soft); font-size: 12px; font-variant-numeric: tabular-nums; }
        .grid { stroke: var(--line); }
        .curve { fill: none; stroke: var(--curve); stroke-width: 2; stroke-linejoin: round; } circle { fill: var(--curve); }
        .mark { stroke: var(--soft); stroke-dasharray: 3 3; } .faint { opacity: 0.45; }
        .training { --curve: var(--blue); } .validation { --curve: var(--orange); } .rate { --curve: var(--green); }
        .legend { margin: 4px 0 0; font-size: 13px; color: var(--soft); display: flex; flex-wrap: wrap; gap: 2px 18px; justify-content: center; }
        .legend i { display: inline-block; width: 18px; height: 3px; border-radius: 2px; vertical-align: middle; margin-right: 6px; background: var(--curve); }
        .note { margin: 0 0 12px; color: var(--soft); font-size: 13px; max-width: 100ch; }
        .layers { display: grid; grid-template-columns: repeat(auto-fill, minmax(172px, 1fr)); gap: 18px 22px; }
        .layers h3 { margin: 0; font-size: 13px; font-weight: 600; overflow-wrap: anywhere; }
        .layers h3 span { display: block; color: var(--soft); font-weight: 400; }
        .layers svg { margin: 6px 0; }
        .layers rect { fill: var(--blue); } .layers .zero { stroke: var(--soft); stroke-dasharray: 2 2; }
        .layers dl { margin: 0; display: grid; grid-template-columns: auto 1fr; font-size: 13px; font-variant-numeric: tabular-nums; }
        .layers dt { color: var(--soft); } .layers dd { margin: 0; text-align: right; }
        .layers .bad { color: var(--red); font-weight: 600; }
        .scroll { overflow-x: auto; }
        table { border-collapse: collapse; font-size: 13px; font-variant-numeric: tabular-nums; width: 100%; }
        th { text-align: left; color: var(--soft); font-weight: 500; white-space: nowrap; }
        th, td { padding: 5px 10px; border-bottom: 1px solid var(--line); }
        td.n { text-align: right; }
        pre { margin: 0; overflow-x: auto; font: 13px/1.45 ui-monospace, "DejaVu Sans Mono", Consolas, monospace; }
        .confusion { width: auto; margin: 0 auto; }
        .confusion td, .confusion th { text-align: center; border: 0; min-width: 34px; padding: 6px; }
        .confusion td.right { background: color-mix(in srgb, var(--blue) calc(var(--share) * 100%), transparent); }
        .confusion td.wrong { background: color-mix(in srgb, var(--red) calc(var(--share) * 100%), transparent); }
        .confusion td.strong { color: #fff; }
        td { white-space: nowrap; }
        details summary { cursor: pointer; font-weight: 600; }
        @media (max-width: 560px) {
          body { padding: 20px 12px; gap: 14px; }
          section { padding: 14px 12px; }
          svg text { font-size: 16px; } svg .axis { display: none; }
          .layers { grid-template-columns: repeat(auto-fill, minmax(136px, 1fr)); gap: 16px; }
        }

        """;
}
