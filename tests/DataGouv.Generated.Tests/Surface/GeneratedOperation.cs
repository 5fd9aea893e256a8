using System.Reflection;
using System.Text.Json;

namespace DataGouv.Generated.Tests.Surface;

/// <summary>One operation of a generated client.</summary>
/// <param name="Builder">The request builder of its path.</param>
/// <param name="Verb">The first word of its methods: <c>Get</c> of <c>GetAsync</c>.</param>
/// <param name="Facts">What the client knows of it.</param>
internal sealed record GeneratedOperation(Type Builder, string Verb, ApiOperation Facts)
{
    /// <summary>The method that sends the request.</summary>
    public MethodInfo? Method => Builder.GetMethod(Verb + "Async");

    /// <summary>The method that makes the request and sends nothing.</summary>
    public MethodInfo? Twin => Builder.GetMethod($"To{Verb}RequestInformation");

    /// <summary>The method that reads all pages.</summary>
    public MethodInfo? Enumerate => Builder.GetMethod("EnumerateAsync");

    /// <summary>The type of what it sends, or null.</summary>
    public Type? Body => Method!.GetParameters().FirstOrDefault(parameter => parameter.Name == "body")?.ParameterType;

    /// <summary>The type of what it answers, or null.</summary>
    public Type? Result => Method!.ReturnType.IsGenericType ? Method.ReturnType.GetGenericArguments()[0] : null;

    public ResultKind Kind =>
        Result switch
        {
            null => ResultKind.Empty,
            _ when Result == typeof(Stream) => ResultKind.Stream,
            _ when IsFreeForm(Result) => ResultKind.FreeForm,
            _ => ResultKind.Typed,
        };

    public override string ToString() => Facts.ToString();

    // A JSON value, and a list or a map of such.
    private static bool IsFreeForm(Type type) =>
        type == typeof(JsonData)
        || type == typeof(JsonMap)
        || (type.IsGenericType && type.GetGenericArguments()[^1] is var inner && IsFreeForm(inner));
}
