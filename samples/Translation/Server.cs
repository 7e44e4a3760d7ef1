using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;

namespace Translating;

/// <summary>Serves translations: <c>GET /translate?text=…</c> streams words as they are chosen, as server-sent events. Who goes away ends the work.</summary>
internal static class Server
{
    public static Task RunAsync(Translator translator, string url, CancellationToken stop)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls(url);
        WebApplication server = builder.Build();
        server.MapGet("/translate", IResult (string text, CancellationToken aborted) =>
            translator.German.Encode(text).Length is var words && words <= translator.SourceSteps
                ? TypedResults.ServerSentEvents(translator.Network.TranslateAsync(text, aborted))
                : TypedResults.BadRequest($"The text has {words} words; at most {translator.SourceSteps} can be translated at once."));
        return ((IHost)server).RunAsync(stop);
    }
}
