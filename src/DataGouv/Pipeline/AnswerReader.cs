using System.Net;
using System.Text.Json;
using DataGouv.Errors;
using DataGouv.Requests;

namespace DataGouv.Pipeline;

/// <summary>
/// Reads what a server answered to an attempt: a refusal becomes an exception, an answer that is read into a model is read whole, and every
/// other body stays a stream, which is watched.
/// </summary>
internal sealed class AnswerReader(DataGouvClientOptions options)
{
    /// <summary>Reads an answer.</summary>
    /// <exception cref="DataGouvApiException">The server refused, the answer broke off, or it is not what was expected.</exception>
    public Task<HttpResponseMessage> ReadAsync(
        HttpRequestMessage request,
        HttpResponseMessage response,
        CallDeadline deadline,
        CancellationToken cancellationToken)
    {
        var idle = Idle(request);
        deadline.EndStep();
        if (request.Context.Answer is null || (int)response.StatusCode >= 300)
        {
            response.Content = new ResponseStreamContent(
                response.Content,
                body => new ResponseStream(body, response, request, idle, options.TimeProvider));
        }

        if ((int)response.StatusCode >= 400)
        {
            return RefuseAsync(request, response, cancellationToken);
        }

        if (request.Context.Answer is { } answer && (int)response.StatusCode < 300)
        {
            return ReadAsync(request, response, answer, deadline, idle, cancellationToken);
        }

        return Task.FromResult(response);
    }

    private TimeSpan Idle(HttpRequestMessage request) => request.Call?.IdleReadTimeout ?? options.Timeouts.IdleRead;

    private async Task<HttpResponseMessage> RefuseAsync(
        HttpRequestMessage request,
        HttpResponseMessage response,
        CancellationToken cancellationToken)
    {
        using (response)
        {
            throw await DataGouvErrors
                .RefusalAsync(request, response, options.TimeProvider.GetUtcNow(), cancellationToken)
                .ConfigureAwait(false);
        }
    }

    private async Task<HttpResponseMessage> ReadAsync(
        HttpRequestMessage request,
        HttpResponseMessage response,
        ApiAnswer answer,
        CallDeadline deadline,
        TimeSpan idle,
        CancellationToken cancellationToken)
    {
        var announced = response.Content.Headers.ContentLength;
        using var buffer = new AnswerBuffer(announced);
        try
        {
            await FillAsync(buffer, request, response, deadline, idle, cancellationToken).ConfigureAwait(false);
            if (buffer.Length < announced)
            {
                throw DataGouvErrors.BrokenOff(request, buffer.Length, announced, cause: null);
            }

            if (request.Raw is { KeepsBody: true } raw)
            {
                raw.Body = buffer.Written.ToArray();
            }

            deadline.EndStep();
            buffer.ReadInto(answer);
            return response;
        }
        catch (Exception failure)
        {
            var explained = Explain(failure, request, response, buffer, deadline, cancellationToken);
            response.Dispose();
            if (explained is null)
            {
                throw;
            }

            throw explained;
        }
    }

    private async ValueTask FillAsync(
        AnswerBuffer buffer,
        HttpRequestMessage request,
        HttpResponseMessage response,
        CallDeadline deadline,
        TimeSpan idle,
        CancellationToken cancellationToken)
    {
        if (response.StatusCode == HttpStatusCode.NoContent)
        {
            return;
        }

        var limit = options.MaxAnswerBytes;
        var body = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        await using (body.ConfigureAwait(false))
        {
            while (true)
            {
                var reading = body.ReadAsync(buffer.Free(), cancellationToken);
                if (!reading.IsCompleted)
                {
                    // What has arrived already needs no clock.
                    deadline.BeginStep(idle);
                }

                var read = await reading.ConfigureAwait(false);
                if (read == 0)
                {
                    return;
                }

                buffer.Advance(read);
                if (buffer.Length > limit)
                {
                    throw DataGouvErrors.TooLarge(request, limit, response);
                }
            }
        }
    }

    private DataGouvApiException? Explain(
        Exception failure,
        HttpRequestMessage request,
        HttpResponseMessage response,
        AnswerBuffer buffer,
        CallDeadline deadline,
        CancellationToken cancellationToken) =>
        failure switch
        {
            JsonException when IsCutBeforeItsBody(response, buffer) => DataGouvErrors.BrokenOff(
                request,
                received: 0,
                announced: null,
                failure),
            JsonTruncatedException => DataGouvErrors.BrokenOff(request, buffer.Length, response.Content.Headers.ContentLength, failure),
            JsonException => DataGouvErrors.Unreadable(request, response, buffer.Written, failure.Message, failure),
            OperationCanceledException when deadline.StepHasPassed => DataGouvErrors.BrokenOff(
                request,
                buffer.Length,
                response.Content.Headers.ContentLength,
                new TimeoutException($"nothing came for {Idle(request)}, the time-out of an idle read", failure)),
            OperationCanceledException when cancellationToken.IsCancellationRequested => null,
            // A decoder has exceptions of its own for packed bodies that are cut or broken.
            HttpRequestException or IOException or OperationCanceledException or InvalidDataException or InvalidOperationException =>
                DataGouvErrors.BrokenOff(request, buffer.Length, response.Content.Headers.ContentLength, failure),
            _ => null,
        };

    // Nothing came, and nobody said that nothing would: only the connection ended.
    private static bool IsCutBeforeItsBody(HttpResponseMessage response, AnswerBuffer buffer) =>
        buffer.Length == 0 && response.StatusCode != HttpStatusCode.NoContent && response.Content.Headers.ContentLength is null;
}
