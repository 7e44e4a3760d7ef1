using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Net.Http.Headers;
using QuickStart;

namespace PredictionServer.Api;

/// <summary>Reads a request's JSON. What ASP.NET would answer with a bare 400, or with 500, gets a reason and a place here.</summary>
internal static class RequestBody
{
    /// <summary>The request, or what to answer in its place.</summary>
    /// <param name="http">What came.</param>
    /// <param name="type">What it shall be.</param>
    public static async Task<(TRequest? Request, IResult? Refusal)> ReadAsync<TRequest>(HttpRequest http, JsonTypeInfo<TRequest> type)
        where TRequest : class
    {
        if (EncodingOf(http, out string unknown) is not { } encoding)
            return (null, Results.Problem(unknown, statusCode: StatusCodes.Status415UnsupportedMediaType));
        Stream body = encoding.CodePage == Encoding.UTF8.CodePage ? http.Body : Encoding.CreateTranscodingStream(http.Body, encoding, Encoding.UTF8, leaveOpen: true);
        try
        {
            return (await JsonSerializer.DeserializeAsync(body, type, http.HttpContext.RequestAborted), null);
        }
        catch (BadHttpRequestException refused)
        {
            // 413 above all, and what else the connection made of the body.
            return (null, Results.Problem(
                refused.StatusCode == StatusCodes.Status413PayloadTooLarge ? $"The body has more than {Server.MostBytes} bytes." : refused.Message, statusCode: refused.StatusCode));
        }
        catch (JsonException wrong)
        {
            return (null, Results.ValidationProblem(new Dictionary<string, string[]> { [PlaceOf(wrong)] = [ReasonOf(wrong)] }));
        }
        catch (Exception wrong) when (wrong is InvalidOperationException or ArgumentException)
        {
            return (null, Results.ValidationProblem(new Dictionary<string, string[]> { ["$"] = [$"The body is no text in {encoding.WebName}."] }));
        }
    }

    private static Encoding? EncodingOf(HttpRequest http, out string problem)
    {
        problem = "";
        if (!MediaTypeHeaderValue.TryParse(http.ContentType, out MediaTypeHeaderValue? type) || !IsJson(type))
        {
            problem = $"Content-Type: expected application/json, got {(string.IsNullOrEmpty(http.ContentType) ? "none" : $"'{http.ContentType}'")}.";
            return null;
        }

        if (http.Headers.ContentEncoding is { Count: > 0 } compression && !(compression is [var one] && string.Equals(one, "identity", StringComparison.OrdinalIgnoreCase)))
        {
            problem = $"Content-Encoding: expected none, got '{compression}'.";
            return null;
        }

        try
        {
            return type.Charset.Length == 0 ? Encoding.UTF8 : Encoding.GetEncoding(type.Charset.ToString().Trim('"'));
        }
        catch (Exception unknown) when (unknown is ArgumentException or NotSupportedException)
        {
            problem = $"Content-Type: expected charset=utf-8, got '{type.Charset}'.";
            return null;
        }
    }

    private static bool IsJson(MediaTypeHeaderValue type) =>
        type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase) || type.Suffix.Equals("json", StringComparison.OrdinalIgnoreCase);

    // $.rows[0][3] is rows[0][3], as the other messages say it.
    private static string PlaceOf(JsonException wrong) =>
        wrong.Path is { Length: > 1 } path ? path.TrimStart('$').TrimStart('.') : "$";

    private static string ReasonOf(JsonException wrong)
    {
        // The serialiser names the .NET type that it wanted, and what the reader says lies within.
        string text = wrong.Message;
        string reason =
            text.StartsWith("Duplicate property", StringComparison.Ordinal) ? text.Split('\'') is [_, var name, ..] ? $"'{name}' is there twice." : text :
            text.Contains("System.Single[][]", StringComparison.Ordinal) ? "Expected an array of rows." :
            text.Contains("System.Single[]", StringComparison.Ordinal) ? $"Expected a row: an array of {TumourClassifier.InputSize} numbers." :
            text.Contains("System.Single", StringComparison.Ordinal) ? "Expected a number." :
            text.Contains("TasteEvent[]", StringComparison.Ordinal) ? "Expected an array of events." :
            text.Contains(nameof(TasteEvent), StringComparison.Ordinal) ? ReasonOfEvent(wrong.Path ?? "") :
            text.Contains(nameof(EventsRequest), StringComparison.Ordinal) ? """Expected an object: {"events":[…]}.""" :
            text.Contains(nameof(PredictionRequest), StringComparison.Ordinal) ? """Expected an object: {"rows":[[…]]}.""" :
            Until(Until(wrong.InnerException is JsonException inner ? inner.Message : text, " Path:"), " LineNumber:");
        return wrong.LineNumber is { } line && wrong.BytePositionInLine is { } position
            ? string.Create(CultureInfo.InvariantCulture, $"{reason} Line {line + 1}, byte {position + 1}.")
            : reason;
    }

    // What a constructor takes is named by the type that it makes.
    private static string ReasonOfEvent(string path) =>
        path.EndsWith(".chosen", StringComparison.OrdinalIgnoreCase) ? "Expected true or false." :
        path.EndsWith(']') ? """Expected an event: {"user":"anna","item":"solaris","chosen":true}.""" :
        "Expected a text.";

    private static string Until(string text, string mark) => text.IndexOf(mark, StringComparison.Ordinal) is >= 0 and var at ? text[..at] : text;
}
