using System.Text.Json;

namespace DataGouv.Core;

/// <summary>Tells where a JSON text stops.</summary>
internal static class UnfinishedJson
{
    // As deep as the writer goes.
    private const int MostDepth = 1000;

    /// <summary>Finds the path of the value that would come next, such as <c>$.axes[1].max</c>.</summary>
    public static string PathOfNextValue(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, isFinalBlock: false, new JsonReaderState(new JsonReaderOptions { MaxDepth = MostDepth }));
        var path = new Stack<Step>();
        while (reader.Read())
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.StartObject or JsonTokenType.StartArray:
                    path.Push(default);
                    break;
                case JsonTokenType.PropertyName:
                    path.Pop();
                    path.Push(new Step(reader.GetString(), 0));
                    break;
                case JsonTokenType.EndObject or JsonTokenType.EndArray:
                    path.Pop();
                    Advance(path);
                    break;
                default:
                    Advance(path);
                    break;
            }
        }

        return "$" + string.Concat(path.Reverse());
    }

    private static void Advance(Stack<Step> path)
    {
        if (path.TryPop(out var step))
        {
            path.Push(step with { Item = step.Item + 1 });
        }
    }

    // What leads from a value to one in it: the name of a member, or the place in a list where there is none.
    private readonly record struct Step(string? Member, int Item)
    {
        public override string ToString() => Member switch
        {
            null => $"[{Item}]",
            { Length: > 0 } when Member.All(sign => char.IsLetterOrDigit(sign) || sign is '_' or '-') => $".{Member}",
            _ => $"['{Member}']",
        };
    }
}
