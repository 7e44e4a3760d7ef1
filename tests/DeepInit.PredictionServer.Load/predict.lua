-- wrk's request: rows of 30 numbers; "wrk … -- ROWS", 1 unless given. Counts answers that are not 200.
local bad = 0

function init(args)
    local row = {}
    for i = 1, 30 do row[i] = string.format("%.3f", math.sin(i)) end
    local text = "[" .. table.concat(row, ",") .. "]"
    local rows = {}
    for i = 1, tonumber(args[1] or "1") do rows[i] = text end
    wrk.method = "POST"
    wrk.headers["Content-Type"] = "application/json"
    wrk.body = '{"rows":[' .. table.concat(rows, ",") .. "]}"
    wrk.format()
end

function response(status)
    if status ~= 200 then
        bad = bad + 1
        io.stderr:write("status " .. status .. "\n")
    end
end

function done(summary, latency)
    local errors = summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.status + summary.errors.timeout
    io.write(string.format("RESULT %d %.0f %d %.0f %.0f %.0f\n", summary.requests, summary.requests / (summary.duration / 1e6), errors,
        latency:percentile(50), latency:percentile(99), latency:percentile(99.9)))
end
