-- For wrk: POST /v1/embeddings with other texts in each request.
-- Arguments: a file with a text a line, how many texts a request has, the encoding_format.

local thread_number = 0

function setup(thread)
  thread:set("number", thread_number)
  thread_number = thread_number + 1
end

local function quoted(text)
  return '"' .. text:gsub("\\", "\\\\"):gsub('"', '\\"'):gsub("%c", " ") .. '"'
end

function init(args)
  local texts = {}
  for line in io.lines(args[1]) do
    texts[#texts + 1] = quoted(line)
  end
  local each = tonumber(args[2])
  local count = math.min(4096, math.max(256, math.floor(#texts / each)))
  requests = {}
  local place = number * 7919
  for i = 1, count do
    local some = {}
    for j = 1, each do
      some[j] = texts[place % #texts + 1]
      place = place + 1
    end
    local input = each == 1 and some[1] or "[" .. table.concat(some, ",") .. "]"
    local body = '{"model":"hayate-ja","input":' .. input .. ',"encoding_format":"' .. args[3] .. '"}'
    requests[i] = wrk.format("POST", nil, { ["Content-Type"] = "application/json" }, body)
  end
  next_request = 0
end

function request()
  next_request = next_request % #requests + 1
  return requests[next_request]
end

function done(summary, latency, requests)
  local errors = summary.errors
  io.write(string.format(
    "hayate %d %d %d %d %d %d\n",
    summary.requests,
    summary.duration,
    errors.connect + errors.read + errors.write + errors.status + errors.timeout,
    latency:percentile(50),
    latency:percentile(99),
    latency.max))
end
