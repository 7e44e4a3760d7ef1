using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace DeepInit.Networks.Tests.Sessions;

/// <summary>A translator behind ASP.NET Core, as the guide and the sample serve it: words stream as server-sent events, and who goes away ends the work.</summary>
public sealed class ServingTests
{
    [Fact]
    public async Task ATranslationStreamsAsServerSentEvents()
    {
        RecurrentTranslator model = Model();
        await using WebApplication server = await ServeAsync(server => server.MapGet("/translate", (string text, CancellationToken stop) => TypedResults.ServerSentEvents(model.TranslateAsync(text, stop))));
        using HttpClient client = ClientOf(server);

        foreach (string text in (string[])["abc", "e", ""])
        {
            using HttpResponseMessage response = await client.GetAsync("translate?text=" + text, HttpCompletionOption.ResponseHeadersRead);
            Assert.Equal("text/event-stream", response.Content.Headers.ContentType!.MediaType);
            List<string> events = await EventsOf(await response.Content.ReadAsStreamAsync()).ToListAsync();
            Assert.Equal(model.TranslatePieces(text), events);
            Assert.Equal(model.Translate(text), string.Concat(events));
        }
    }

    [Fact]
    public async Task ManyAreServedAtOnce()
    {
        RecurrentTranslator model = Model();
        await using WebApplication server = await ServeAsync(server => server.MapGet("/translate", (string text, CancellationToken stop) => TypedResults.ServerSentEvents(model.TranslateAsync(text, stop))));
        using HttpClient client = ClientOf(server);

        string[] texts = ["abc", "e", "dd", "cab", "beda", "ac"];
        string[] answers = await Task.WhenAll(texts.Select(async text => string.Concat(await EventsOf(await client.GetStreamAsync("translate?text=" + text)).ToListAsync())));
        Assert.Equal(texts.Select(text => model.Translate(text)), answers);
    }

    [Fact]
    public async Task WhoGoesAwayEndsTheWork()
    {
        RecurrentTranslator model = Model();
        var ended = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
        await using WebApplication server = await ServeAsync(server => server.MapGet("/translate", (string text, CancellationToken stop) => TypedResults.ServerSentEvents(Watched(text, stop))));
        using HttpClient client = ClientOf(server);

        using (var stop = new CancellationTokenSource())
        {
            using HttpResponseMessage response = await client.GetAsync("translate?text=abc", HttpCompletionOption.ResponseHeadersRead, stop.Token);
            await using Stream stream = await response.Content.ReadAsStreamAsync(stop.Token);
            await using IAsyncEnumerator<string> events = EventsOf(stream).GetAsyncEnumerator(stop.Token);
            Assert.True(await events.MoveNextAsync());
            await stop.CancelAsync();
        }

        Assert.Equal(1, await ended.Task.WaitAsync(TimeSpan.FromSeconds(30)));

        // After the first piece it waits until the visitor has gone; the translation itself must end then.
        async IAsyncEnumerable<string> Watched(string text, [EnumeratorCancellation] CancellationToken stop)
        {
            int pieces = 0;
            try
            {
                await foreach (string piece in model.TranslateAsync(text, stop))
                {
                    pieces++;
                    yield return piece;
                    var gone = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                    await using (stop.Register(gone.SetResult))
                        await gone.Task;
                }
            }
            finally
            {
                ended.TrySetResult(pieces);
            }
        }
    }

    private static async Task<WebApplication> ServeAsync(Action<WebApplication> map)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        WebApplication server = builder.Build();
        map(server);
        await server.StartAsync();
        return server;
    }

    private static HttpClient ClientOf(WebApplication server) =>
        new() { BaseAddress = new Uri(server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single()) };

    private static async IAsyncEnumerable<string> EventsOf(Stream stream)
    {
        await foreach (SseItem<string> item in SseParser.Create(stream).EnumerateAsync())
            yield return item.Data;
    }

    private static RecurrentTranslator Model()
    {
        // One that does not end at once.
        var network = new RecurrentTranslator(1);
        network.Parameters["dense0.bias"][3] = -20;
        network.Parameters.Tokenizers["de"] = CharacterTokenizer.Fit(["abcde"]);
        network.Parameters.Tokenizers["en"] = CharacterTokenizer.Fit(["uvwxyz"]);
        return network;
    }
}
