-- Sends the requests of a file, one after another and round again: method, path, token, idempotency key and body, separated by tabs.
function init(args)
  requests, at = {}, 0
  for line in io.lines(args[1]) do
    local method, path, token, key, body = line:match("([^\t]*)\t([^\t]*)\t([^\t]*)\t([^\t]*)\t?(.*)")
    local headers = { ["Authorization"] = "Bearer " .. token }
    if key ~= "" then headers["Idempotency-Key"] = key end
    if body ~= "" then headers["Content-Type"] = "application/json" else body = nil end
    requests[#requests + 1] = wrk.format(method, path, headers, body)
  end
end

function request()
  at = at % #requests + 1
  return requests[at]
end
